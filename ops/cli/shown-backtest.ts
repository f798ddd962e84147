import type { BacktestReport, ChangedRules, Example, Judgement } from '@flagwise/runtime/backtest'
import { asColumns } from './columns.ts'

/** Most rules and changes that are listed one by one. */
const mostListed = 20

const number = (value: number): string => value.toLocaleString('en')
const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`
const moment = (ms: number): string => new Date(ms).toISOString()

const endings = {
  window: '',
  'request-limit': '; ended at the limit before the window was read to its end',
  'time-limit': '; ended for want of time before the window was read to its end',
  stopped: '; stopped before the window was read to its end',
} as const satisfies Record<BacktestReport['ended'], string>

/** A report for people. @param nameOf a rule as it is shown */
export function shownBacktest(
  report: BacktestReport,
  effects: ChangedRules['effects'],
  nameOf: (ruleId: string) => string,
): readonly string[] {
  const { window, judged, plain, sealed, elapsedMs, flagged, unscanned } = report
  const rate = elapsedMs > 0 ? (judged * 1000) / elapsedMs : 0
  const lines = [
    `${moment(window.from)} to ${moment(window.to)}: ${counted(judged, 'request')} (${number(plain)} plain, ${number(sealed)} sealed) in ${(elapsedMs / 1000).toFixed(1)} s, ${number(Math.round(rate))} a second${endings[report.ended]}`,
  ]
  if (report.unreadable > 0)
    lines.push(
      `${counted(report.unreadable, 'sealed request')} cannot be read any more: the keys of their days were forgotten`,
    )
  if (report.deadLetters > 0) lines.push(`${counted(report.deadLetters, 'record')} could not be decoded`)
  for (const { name, reason } of report.ignored) lines.push(`the rule "${name}" cannot be used: ${reason}`)

  lines.push('', effects.length === 0 ? 'the change: none, the rules are so already' : 'the change:')
  for (const { ruleId, effect } of effects.slice(0, mostListed)) lines.push(`  ${effect}: ${nameOf(ruleId)}`)
  if (effects.length > mostListed) lines.push(`  and ${counted(effects.length - mostListed, 'more rule')}`)

  lines.push(
    '',
    asColumns([
      ['requests', 'now', 'with the change'],
      ['flagged', number(flagged.before), number(flagged.after)],
      ...report.severities.map(({ severity, before, after }) => [
        `  ${severity}`,
        number(before),
        number(after),
      ]),
      ...(unscanned.before + unscanned.after > 0
        ? [['not wholly looked at', number(unscanned.before), number(unscanned.after)]]
        : []),
    ]),
    '',
    `newly flagged ${number(report.newlyFlagged)}, no longer flagged ${number(report.noLongerFlagged)}, flagged with another score or severity ${number(report.changed)}`,
  )
  const differing = report.rules.filter(
    ({ before, after, newlyFlagged, noLongerFlagged }) =>
      before !== after || newlyFlagged + noLongerFlagged > 0,
  )
  if (differing.length > 0)
    lines.push(
      '',
      asColumns([
        ['rule', 'matches now', 'with the change', 'newly flagged', 'no longer flagged'],
        ...differing
          .slice(0, mostListed)
          .map(({ ruleId, before, after, newlyFlagged, noLongerFlagged }) => [
            nameOf(ruleId),
            ...[before, after, newlyFlagged, noLongerFlagged].map(number),
          ]),
      ]),
    )
  const { newlyFlagged, noLongerFlagged, changed } = report.examples
  return [
    ...lines,
    ...shownExamples('newly flagged', newlyFlagged, 'after', nameOf),
    ...shownExamples('no longer flagged', noLongerFlagged, 'before', nameOf),
    ...shownExamples('with another score or severity', changed, 'after', nameOf),
  ]
}

/** @param side whose matches say why */
function shownExamples(
  title: string,
  examples: readonly Example[],
  side: 'before' | 'after',
  nameOf: (ruleId: string) => string,
): readonly string[] {
  if (examples.length === 0) return []
  return [
    '',
    `${title}, for example:`,
    ...examples.flatMap((example) => {
      const { id, source, timestamp, provider, model, before, after } = example
      return [
        `  ${id} of ${moment(timestamp)}, ${provider} ${model}, ${source.topic}/${source.partition}/${source.offset}: ${shortly(before)} → ${shortly(after)}`,
        ...example[side].matches.slice(0, 5).map(({ ruleId, field, spans, excerpt }) => {
          const where = spans.slice(0, 3).map(({ start, end }) => `${start}–${end}`)
          return `    ${nameOf(ruleId)}: ${excerpt === '' ? 'holds' : excerpt} in the ${field}${where.length === 0 ? '' : ` at ${where.join(', ')}`}`
        }),
        ...example[side].unscanned.map(({ field, reason }) => `    not looked at: ${field}: ${reason}`),
      ]
    }),
  ]
}

const shortly = ({ isFlagged, riskScore, severity }: Judgement): string =>
  isFlagged ? `${severity} ${riskScore}` : 'clean'
