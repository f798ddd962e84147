import type { Match as MatchView, Unscanned as UnscannedView } from '@flagwise/schemas'
import { highestSeverity } from '@flagwise/schemas'
import { builder } from '../builder.ts'
import { Match, Unscanned } from '../flags/match.ts'
import { Severity } from '../flags/severity.ts'
import { UserError } from '../http/errors.ts'
import { type RuleProblem as Problem, RuleRejected } from './rule-command.ts'
import { RuleInput, ruleOf } from './rule-input.ts'
import { RuleProblem } from './rule-mutations.ts'
import type { TriedText } from './try-worker.ts'

/** Longest text that rules can be tried on, in bytes of UTF-8. */
const longestText = 1024 * 1024

interface Outcome {
  readonly matches: readonly MatchView[]
  readonly riskScore: number
  readonly unscanned: readonly UnscannedView[]
}

export interface RuleTryView extends Outcome {
  readonly problems: readonly Problem[]
}

export interface TextTryView extends Outcome {
  readonly ruleSetVersion: number
  /** How many were tried. */
  readonly rules: number
}

const RuleTry = builder.objectRef<RuleTryView>('RuleTry').implement({
  description: 'What a rule would have done; nothing of it is kept.',
  fields: (t) => ({
    matches: t.field({ type: [Match], resolve: ({ matches }) => [...matches] }),
    riskScore: t.exposeInt('riskScore'),
    unscanned: t.field({ type: [Unscanned], resolve: ({ unscanned }) => [...unscanned] }),
    problems: t.field({
      type: [RuleProblem],
      description: 'Why the rule could not be tried, or which of the tests in its document it does not pass.',
      resolve: ({ problems }) => [...problems],
    }),
  }),
})

const TextTry = builder.objectRef<TextTryView>('TextTry').implement({
  description: 'What the rules that are on would have done; nothing of it is kept.',
  fields: (t) => ({
    matches: t.field({ type: [Match], resolve: ({ matches }) => [...matches] }),
    riskScore: t.exposeInt('riskScore'),
    severity: t.field({
      type: Severity,
      nullable: true,
      description: 'The highest of the matches; null when there is none.',
      resolve: ({ matches }) =>
        matches.length === 0 ? null : highestSeverity(matches.map(({ severity }) => severity)),
    }),
    unscanned: t.field({ type: [Unscanned], resolve: ({ unscanned }) => [...unscanned] }),
    ruleSetVersion: t.exposeInt('ruleSetVersion', { description: 'Which state of the rules was tried.' }),
    rules: t.exposeInt('rules', { description: 'How many rules were tried: all that are on.' }),
  }),
})

/** @throws UserError when a text is too long */
function triedOf(args: {
  readonly text: string
  readonly response?: string | null | undefined
  readonly model?: string | null | undefined
}): TriedText {
  const tried = {
    text: args.text,
    response: args.response ?? '',
    model: args.model?.trim().toLowerCase() ?? '',
  }
  for (const argument of ['text', 'response'] as const) {
    const length = Buffer.byteLength(tried[argument])
    if (length > longestText)
      throw new UserError('BAD_INPUT', `\`${argument}\` has ${length} bytes; give at most ${longestText}.`, {
        argument,
      })
  }
  return tried
}

builder.queryFields((t) => ({
  tryRule: t.field({
    type: RuleTry,
    description: 'Tries a rule, as it is written in a form or as code, on a text. Stores and logs nothing.',
    authScopes: { writeRules: true },
    args: {
      rule: t.arg({ type: RuleInput, required: true }),
      text: t.arg.string({ required: true, description: 'The prompt; at most 1 MiB.' }),
      response: t.arg.string({ description: 'At most 1 MiB.' }),
      model: t.arg.string({ description: 'For rules that restrict models.' }),
    },
    complexity: { field: 2000, multiplier: 5 },
    resolve: async (_root, { rule, ...texts }, { commands, reads }) => {
      const tried = triedOf(texts)
      try {
        return await commands.rules.tryOut(ruleOf(rule, reads.library), tried)
      } catch (error) {
        if (!(error instanceof RuleRejected)) throw error
        return { matches: [], riskScore: 0, unscanned: [], problems: error.problems }
      }
    },
  }),
  tryText: t.field({
    type: TextTry,
    description: 'Runs all rules that are on over a text, as detection would. Stores and logs nothing.',
    authScopes: { readTraffic: true },
    args: {
      text: t.arg.string({ required: true, description: 'The prompt; at most 1 MiB.' }),
      response: t.arg.string({ description: 'At most 1 MiB.' }),
      model: t.arg.string(),
    },
    complexity: { field: 2000, multiplier: 20 },
    resolve: (_root, texts, { commands }) => commands.rules.tryAll(triedOf(texts)),
  }),
}))
