import { builder } from '../builder.ts'
import { Severity } from '../flags/severity.ts'
import { Rule, RuleType } from './rule.ts'
import { type RuleFacts, RuleRejected } from './rule-command.ts'

const RuleProblem = builder.objectRef<RuleRejected['problems'][number]>('RuleProblem').implement({
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Name of the field.' }),
    message: t.exposeString('message', { description: 'What is wrong with it, and what to do.' }),
  }),
})

export { RuleProblem }

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

export const RuleInput = builder.inputType('RuleInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    description: t.string(),
    category: t.string({ required: true }),
    type: t.field({ type: RuleType, required: true }),
    pattern: t.string({ required: true }),
    severity: t.field({ type: Severity, required: true }),
    points: t.int({ required: true }),
    priority: t.int({ description: '0 when not given' }),
    stopOnMatch: t.boolean({ description: 'false when not given' }),
    active: t.boolean({ description: 'true when not given' }),
  }),
})

const RulePatch = builder.inputType('RulePatch', {
  description: 'What is not given, or null, stays as it is.',
  fields: (t) => ({
    name: t.string(),
    description: t.string(),
    category: t.string(),
    type: t.field({ type: RuleType }),
    pattern: t.string(),
    severity: t.field({ type: Severity }),
    points: t.int(),
    priority: t.int(),
    stopOnMatch: t.boolean(),
    active: t.boolean(),
  }),
})

/** A rule as it is first written, from what a form sends. */
export const factsOf = (input: typeof RuleInput.$inferInput): RuleFacts => ({
  ...input,
  description: input.description ?? '',
  priority: input.priority ?? 0,
  stopOnMatch: input.stopOnMatch ?? false,
  active: input.active ?? true,
})

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], null | undefined> }

/** Only what was given. */
const givenOf = <T extends object>(patch: T): Given<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value != null)) as Given<T>

const ruleResult = { types: [RuleRejected], result: { name: 'RuleResult' }, union: { name: 'RuleResult' } }

builder.mutationFields((t) => ({
  createRule: t.field({
    type: Rule,
    authScopes: { writeRules: true },
    errors: ruleResult,
    args: { input: t.arg({ type: RuleInput, required: true }) },
    resolve: (_root, { input }, { commands }) => commands.rules.create(factsOf(input)),
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
    resolve: (_root, { id, expectedVersion, patch }, { commands }) =>
      commands.rules.update(id, expectedVersion, givenOf(patch)),
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
