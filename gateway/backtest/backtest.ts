import type { ChangedRules } from '@flagwise/runtime/backtest'
import { builder } from '../builder.ts'
import { RuleRejected } from '../rules/rule-command.ts'
import { RuleInput, ruleOf } from '../rules/rule-input.ts'
import type { RuleLibrary } from '../rules/rule-library.ts'
import type { BacktestView } from './backtest-bench.ts'
import { BacktestReport } from './backtest-report.ts'
import type { WantedBacktest } from './run-backtest-commands.ts'

const BacktestState = builder.enumType('BacktestState', {
  values: {
    RUNNING: { value: 'running' },
    DONE: { value: 'done', description: 'The report is there, also of a run that was stopped.' },
    FAILED: { value: 'failed', description: '`error` says what to do.' },
  } as const,
})

const RuleEffect = builder.objectRef<ChangedRules['effects'][number]>('RuleEffect').implement({
  description: 'What the change does to a rule.',
  fields: (t) => ({
    ruleId: t.exposeID('ruleId'),
    name: t.exposeString('name'),
    effect: t.exposeString('effect', {
      description: '`added`, `changed`, `switched on`, `switched off` or `deleted`',
    }),
  }),
})

const Backtest = builder.objectRef<BacktestView>('Backtest').implement({
  description: 'Past requests, judged with changed rules beside the present ones. Nothing of it is written.',
  fields: (t) => ({
    id: t.exposeID('id'),
    state: t.expose('state', { type: BacktestState }),
    startedAt: t.expose('startedAt', { type: 'DateTime' }),
    from: t.field({ type: 'DateTime', resolve: ({ window }) => window.from }),
    to: t.field({ type: 'DateTime', resolve: ({ window }) => window.to }),
    changes: t.field({
      type: [RuleEffect],
      description: 'What is not as the rules are now; with none the change is made already.',
      resolve: ({ effects }) => [...effects],
    }),
    read: t.float({
      description: 'Records that were read, of about `total`.',
      resolve: ({ progress }) => progress.read,
    }),
    total: t.float({
      description: '0 until it is known.',
      resolve: ({ progress }) => progress.total,
    }),
    judged: t.int({ resolve: ({ progress, report }) => report?.judged ?? progress.judged }),
    report: t.expose('report', { type: BacktestReport, nullable: true }),
    error: t.exposeString('error', { nullable: true }),
  }),
})

const BacktestRuleInput = builder.inputType('BacktestRuleInput', {
  fields: (t) => ({
    id: t.id({ description: 'The rule whose place it takes; none for a new one.' }),
    rule: t.field({ type: RuleInput, required: true }),
  }),
})

const BacktestInput = builder.inputType('BacktestInput', {
  description: 'A change of the rules, made in the order of the fields, and the window to try it on.',
  fields: (t) => ({
    documents: t.stringList({
      description: 'Rules as code, one in each, new or in place of those with their ids.',
    }),
    rules: t.field({ type: [BacktestRuleInput], description: 'Rules as a form has them, or as code.' }),
    packsOn: t.idList(),
    packsOff: t.idList(),
    rulesOn: t.idList({ description: 'By id or by the id of their document.' }),
    rulesOff: t.idList(),
    rulesDeleted: t.idList(),
    from: t.field({ type: 'DateTime', required: true, description: 'Requests that came then or later.' }),
    to: t.field({ type: 'DateTime', description: 'And before this; now when not given.' }),
    examples: t.int({ description: 'Most examples of each kind, 0 to 50; 5 when not given.' }),
  }),
})

/** @throws RuleRejected */
function wantedOf(input: typeof BacktestInput.$inferInput, library: RuleLibrary): WantedBacktest {
  const written = (rule: typeof RuleInput.$inferInput) => ruleOf(rule, library)
  const switched = (rules: readonly string[] | null | undefined, active: boolean) =>
    (rules ?? []).map((rule) => ({ kind: 'switch-rule', rule, active }) as const)
  const packs = (ids: readonly string[] | null | undefined, active: boolean) =>
    (ids ?? []).map((pack) => ({ kind: 'switch-pack', pack, active }) as const)
  return {
    rules: [
      ...(input.documents ?? []).map((document) => ({ written: written({ document }) })),
      ...(input.rules ?? []).map(({ id, rule }) => ({ id, written: written(rule) })),
    ],
    switches: [
      ...packs(input.packsOn, true),
      ...packs(input.packsOff, false),
      ...switched(input.rulesOn, true),
      ...switched(input.rulesOff, false),
      ...(input.rulesDeleted ?? []).map((rule) => ({ kind: 'delete', rule }) as const),
    ],
    window: { from: input.from, to: input.to ?? Date.now() },
    examples: input.examples ?? 5,
  }
}

const whereItIs =
  'Null for one that this gateway does not know: it keeps its last five, in memory, and forgets them when it starts anew.'

builder.queryField('backtest', (t) =>
  t.field({
    type: Backtest,
    nullable: true,
    description: `How a backtest stands; ask again while it runs. ${whereItIs}`,
    authScopes: { writeRules: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { commands }) => commands.backtests.byId(id),
  }),
)

builder.mutationFields((t) => ({
  startBacktest: t.field({
    type: Backtest,
    description:
      'Begins to judge past requests with changed rules. One runs at a time, over at most a million requests and for five minutes at most.',
    authScopes: { writeRules: true },
    errors: { types: [RuleRejected], result: { name: 'BacktestResult' }, union: { name: 'BacktestResult' } },
    args: { input: t.arg({ type: BacktestInput, required: true }) },
    complexity: { field: 2000, multiplier: 1 },
    resolve: (_root, { input }, { commands, reads }) =>
      commands.backtests.start(wantedOf(input, reads.library)),
  }),
  stopBacktest: t.field({
    type: Backtest,
    nullable: true,
    description: `Has a backtest end soon, with a report of what it has judged. ${whereItIs}`,
    authScopes: { writeRules: true },
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { commands }) => commands.backtests.stop(id),
  }),
}))
