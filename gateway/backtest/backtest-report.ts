import type { Example, Judgement, BacktestReport as Report, RuleTally } from '@flagwise/runtime/backtest'
import { builder } from '../builder.ts'
import { Match, Unscanned } from '../flags/match.ts'
import { Severity } from '../flags/severity.ts'

const BacktestEnd = builder.enumType('BacktestEnd', {
  description: 'Why a backtest ended.',
  values: {
    WINDOW: { value: 'window', description: 'The window was read to its end.' },
    REQUEST_LIMIT: { value: 'request-limit', description: 'As many were judged as one run may.' },
    TIME_LIMIT: { value: 'time-limit', description: 'It ran as long as one run may.' },
    STOPPED: { value: 'stopped', description: 'Somebody stopped it.' },
  } as const,
})

const BacktestCount = builder.objectRef<Report['flagged']>('BacktestCount').implement({
  description: 'How many with the rules as they are, and with the change.',
  fields: (t) => ({ before: t.exposeInt('before'), after: t.exposeInt('after') }),
})

const BacktestSeverity = builder.objectRef<Report['severities'][number]>('BacktestSeverity').implement({
  description: 'How many flags of a severity there would be.',
  fields: (t) => ({
    severity: t.expose('severity', { type: Severity }),
    before: t.exposeInt('before'),
    after: t.exposeInt('after'),
  }),
})

const BacktestRule = builder.objectRef<RuleTally>('BacktestRule').implement({
  description: 'What one rule did in the window.',
  fields: (t) => ({
    ruleId: t.exposeID('ruleId'),
    name: t.exposeString('name'),
    before: t.exposeInt('before', { description: 'Requests that it matches as it is.' }),
    after: t.exposeInt('after', { description: 'Requests that it matches with the change.' }),
    newlyFlagged: t.exposeInt('newlyFlagged', { description: 'Newly flagged requests that it matches.' }),
    noLongerFlagged: t.exposeInt('noLongerFlagged', {
      description: 'Requests that are no longer flagged and that it matched.',
    }),
  }),
})

const BacktestJudgement = builder.objectRef<Judgement>('BacktestJudgement').implement({
  description: 'What a set of rules makes of a request.',
  fields: (t) => ({
    isFlagged: t.exposeBoolean('isFlagged'),
    riskScore: t.exposeInt('riskScore'),
    severity: t.expose('severity', { type: Severity, nullable: true }),
    matches: t.field({
      type: [Match],
      description: 'The twenty heaviest, with redacted excerpts.',
      resolve: ({ matches }) => [...matches],
    }),
    unscanned: t.field({ type: [Unscanned], resolve: ({ unscanned }) => [...unscanned] }),
  }),
})

const BacktestExample = builder.objectRef<Example>('BacktestExample').implement({
  description: 'A request that the change makes a difference to.',
  fields: (t) => ({
    requestId: t.exposeID('id'),
    timestamp: t.expose('timestamp', { type: 'DateTime' }),
    provider: t.exposeString('provider'),
    model: t.exposeString('model'),
    source: t.string({
      description: 'Where its record stands: topic/partition/offset.',
      resolve: ({ source }) => `${source.topic}/${source.partition}/${source.offset}`,
    }),
    before: t.expose('before', { type: BacktestJudgement }),
    after: t.expose('after', { type: BacktestJudgement }),
  }),
})

const BacktestExamples = builder.objectRef<Report['examples']>('BacktestExamples').implement({
  description: 'The first requests of each kind, spread over the rules that make the difference.',
  fields: (t) => ({
    newlyFlagged: t.field({ type: [BacktestExample], resolve: ({ newlyFlagged }) => [...newlyFlagged] }),
    noLongerFlagged: t.field({
      type: [BacktestExample],
      resolve: ({ noLongerFlagged }) => [...noLongerFlagged],
    }),
    changed: t.field({ type: [BacktestExample], resolve: ({ changed }) => [...changed] }),
  }),
})

const IgnoredRule = builder.objectRef<Report['ignored'][number]>('IgnoredRule').implement({
  description: 'A rule that cannot be used.',
  fields: (t) => ({
    ruleId: t.exposeID('ruleId'),
    name: t.exposeString('name'),
    reason: t.exposeString('reason'),
  }),
})

/** Of a run that has ended. */
export const BacktestReport = builder.objectRef<Report>('BacktestReport').implement({
  description: 'What a change of the rules would have done to the requests of a window.',
  fields: (t) => ({
    ended: t.expose('ended', {
      type: BacktestEnd,
      description: 'Unless it is WINDOW, all numbers are of the part that was judged.',
    }),
    judged: t.exposeInt('judged', { description: 'Requests that were judged.' }),
    plain: t.exposeInt('plain', { description: 'Of these, read from the topic as clients wrote it.' }),
    sealed: t.exposeInt('sealed', { description: 'Of these, older, and opened for it.' }),
    unreadable: t.exposeInt('unreadable', { description: 'Older ones that nobody can open any more.' }),
    deadLetters: t.exposeInt('deadLetters', { description: 'Records that hold no request.' }),
    elapsedMs: t.int({ resolve: ({ elapsedMs }) => Math.round(elapsedMs) }),
    flagged: t.expose('flagged', { type: BacktestCount }),
    unscanned: t.expose('unscanned', {
      type: BacktestCount,
      description: 'Requests that were not, or not wholly, looked at; they count as flagged.',
    }),
    newlyFlagged: t.exposeInt('newlyFlagged'),
    noLongerFlagged: t.exposeInt('noLongerFlagged'),
    changed: t.exposeInt('changed', { description: 'Flagged as before, with another score or severity.' }),
    severities: t.field({ type: [BacktestSeverity], resolve: ({ severities }) => [...severities] }),
    rules: t.field({
      type: [BacktestRule],
      description: 'Rules that matched anything, those first that make most of the difference.',
      resolve: ({ rules }) => [...rules],
    }),
    ignored: t.field({
      type: [IgnoredRule],
      description: 'Rules of the change that detection would leave out.',
      resolve: ({ ignored }) => [...ignored],
    }),
    examples: t.expose('examples', { type: BacktestExamples }),
  }),
})
