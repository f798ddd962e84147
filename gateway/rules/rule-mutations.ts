import { builder } from '../builder.ts'
import { Rule } from './rule.ts'
import { RuleRejected } from './rule-command.ts'
import { patchOf, RuleInput, RulePatch, ruleOf } from './rule-input.ts'

export const RuleProblem = builder.objectRef<RuleRejected['problems'][number]>('RuleProblem').implement({
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Name of the field; of a document, the way to it, such as `match.any[1].regex`.',
    }),
    message: t.exposeString('message', { description: 'What is wrong with it, and what to do.' }),
    line: t.int({
      nullable: true,
      description: 'Of a document: where in it, from 1.',
      resolve: ({ line }) => line ?? null,
    }),
    column: t.int({ nullable: true, resolve: ({ column }) => column ?? null }),
  }),
})

builder.objectType(RuleRejected, {
  name: 'RuleRejected',
  description: 'The change was not made.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'INVALID, NAME_TAKEN, NOT_FOUND or VERSION_CONFLICT' }),
    message: t.exposeString('message'),
    problems: t.field({ type: [RuleProblem], resolve: (rejected) => [...rejected.problems] }),
  }),
})

const RuleDeleted = builder.objectRef<{ readonly id: string }>('RuleDeleted').implement({
  fields: (t) => ({ id: t.exposeID('id') }),
})

const ruleResult = { types: [RuleRejected], result: { name: 'RuleResult' }, union: { name: 'RuleResult' } }

builder.mutationFields((t) => ({
  createRule: t.field({
    type: Rule,
    authScopes: { writeRules: true },
    errors: ruleResult,
    args: { input: t.arg({ type: RuleInput, required: true }) },
    resolve: (_root, { input }, { commands, reads }) => commands.rules.create(ruleOf(input, reads.library)),
  }),
  updateRule: t.field({
    type: Rule,
    authScopes: { writeRules: true },
    errors: ruleResult,
    args: {
      id: t.arg.id({ required: true }),
      expectedVersion: t.arg.int({ required: true, description: 'The version that the change was made on.' }),
      patch: t.arg({ type: RulePatch, required: true }),
    },
    resolve: (_root, { id, expectedVersion, patch }, { commands, reads }) =>
      commands.rules.update(id, expectedVersion, patchOf(patch, reads.library)),
  }),
  deleteRule: t.field({
    type: RuleDeleted,
    authScopes: { writeRules: true },
    errors: {
      types: [RuleRejected],
      result: { name: 'RuleDeleteResult' },
      union: { name: 'RuleDeleteResult' },
    },
    args: { id: t.arg.id({ required: true }), expectedVersion: t.arg.int({ required: true }) },
    resolve: async (_root, { id, expectedVersion }, { commands }) => {
      await commands.rules.delete(id, expectedVersion)
      return { id }
    },
  }),
}))
