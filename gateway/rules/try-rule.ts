import type { Match as MatchView } from '@flagwise/schemas'
import { builder } from '../builder.ts'
import { Match } from '../flags/match.ts'
import { UserError } from '../http/errors.ts'
import type { RuleProblem as Problem } from './rule-command.ts'
import { factsOf, RuleInput, RuleProblem } from './rule-mutations.ts'

/** Longest text that a rule can be tried on, in bytes of UTF-8. */
const longestText = 1024 * 1024

export interface RuleTryView {
  readonly matches: readonly MatchView[]
  readonly riskScore: number
  readonly problems: readonly Problem[]
}

const RuleTry = builder.objectRef<RuleTryView>('RuleTry').implement({
  description: 'What a rule would have done; nothing of it is kept.',
  fields: (t) => ({
    matches: t.field({ type: [Match], resolve: ({ matches }) => [...matches] }),
    riskScore: t.exposeInt('riskScore'),
    problems: t.field({
      type: [RuleProblem],
      description: 'Why the rule could not be tried; empty when it could.',
      resolve: ({ problems }) => [...problems],
    }),
  }),
})

builder.queryField('tryRule', (t) =>
  t.field({
    type: RuleTry,
    description: 'Tries a rule, as it is written in a form, on a text. Stores and logs nothing.',
    authScopes: { writeRules: true },
    args: {
      rule: t.arg({ type: RuleInput, required: true }),
      text: t.arg.string({ required: true, description: 'At most 1 MiB.' }),
      model: t.arg.string({ description: 'For rules that restrict models.' }),
    },
    complexity: { field: 2000, multiplier: 5 },
    resolve: (_root, { rule, text, model }, { commands }) => {
      const length = Buffer.byteLength(text)
      if (length > longestText)
        throw new UserError('BAD_INPUT', `\`text\` has ${length} bytes; give at most ${longestText}.`, {
          argument: 'text',
        })
      return commands.rules.tryOut(factsOf(rule), text, model?.trim().toLowerCase() ?? '')
    },
  }),
)
