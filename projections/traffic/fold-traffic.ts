import { type Column, type Folded, type Statement, unnested } from '@flagwise/runtime'
import type { Flag, Request } from '@flagwise/schemas'
import { countsBy, minuteOf } from './minute-counts.ts'

interface TrafficCount {
  readonly minute: string
  readonly provider: string
  readonly model: string
  /** '' for requests. */
  readonly severity: string
  readonly count: number
}

const columns: readonly Column<TrafficCount>[] = [
  { name: 'minute', type: 'timestamptz', value: (of) => of.minute },
  { name: 'provider', type: 'text', value: (of) => of.provider },
  { name: 'model', type: 'text', value: (of) => of.model },
  { name: 'severity', type: 'text', value: (of) => of.severity },
  { name: 'requests', type: 'bigint', value: (of) => (of.severity === '' ? of.count : 0) },
  { name: 'flagged', type: 'bigint', value: (of) => (of.severity === '' ? 0 : of.count) },
]

function count(
  rows: readonly (Request | Flag)[],
  severityOf: (row: Request | Flag) => string,
): readonly Statement[] {
  if (rows.length === 0) return []
  const counts = countsBy(
    rows,
    (row) => ({
      minute: minuteOf(row.receivedAt),
      provider: row.provider,
      model: row.model,
      severity: severityOf(row),
    }),
    (group) => [group.minute, group.provider, group.model, group.severity].join('\u0000'),
  )
  const { names, source, values } = unnested(columns, counts)
  return [
    {
      text: `insert into traffic (${names}) select ${names} from ${source}
        on conflict (minute, provider, model, severity) do update set
          requests = traffic.requests + excluded.requests, flagged = traffic.flagged + excluded.flagged`,
      values,
    },
  ]
}

const valuesOf = <T>(batch: readonly Folded<T>[]): readonly T[] =>
  batch.flatMap(({ value }) => (value === null ? [] : [value]))

/** Counts requests by minute, provider and model. */
export const foldRequestCounts = (batch: readonly Folded<Request>[]): readonly Statement[] =>
  count(valuesOf(batch), () => '')

/** Counts flags by minute, provider, model and severity, and by minute and rule. */
export function foldFlagCounts(batch: readonly Folded<Flag>[]): readonly Statement[] {
  const flags = valuesOf(batch)
  return [...count(flags, (row) => ('severity' in row ? row.severity : '')), ...countRules(flags)]
}

interface RuleCount {
  readonly minute: string
  readonly ruleId: string
  readonly ruleVersion: number
  readonly name: string
  readonly severity: string
  readonly count: number
}

const ruleColumns: readonly Column<RuleCount>[] = [
  { name: 'minute', type: 'timestamptz', value: (of) => of.minute },
  { name: 'rule_id', type: 'uuid', value: (of) => of.ruleId },
  { name: 'rule_version', type: 'int', value: (of) => of.ruleVersion },
  { name: 'name', type: 'text', value: (of) => of.name },
  { name: 'severity', type: 'text', value: (of) => of.severity },
  { name: 'flagged', type: 'bigint', value: (of) => of.count },
]

const isNewer = 'excluded.rule_version > traffic_rules.rule_version'

/** A rule may be renamed within the minute: its newest version names the row, in whatever order the flags come. */
function countRules(flags: readonly Flag[]): readonly Statement[] {
  const matches = flags
    .flatMap(({ receivedAt, matches: found }) =>
      found.map(({ ruleId, ruleVersion, name, severity }) => ({
        minute: minuteOf(receivedAt),
        ruleId,
        ruleVersion,
        name,
        severity,
      })),
    )
    .sort((a, b) => b.ruleVersion - a.ruleVersion)
  if (matches.length === 0) return []
  const counts = countsBy(
    matches,
    (match) => match,
    ({ minute, ruleId }) => `${minute} ${ruleId}`,
  )
  const { names, source, values } = unnested(ruleColumns, counts)
  return [
    {
      text: `insert into traffic_rules (${names}) select ${names} from ${source}
        on conflict (minute, rule_id) do update set
          name = case when ${isNewer} then excluded.name else traffic_rules.name end,
          severity = case when ${isNewer} then excluded.severity else traffic_rules.severity end,
          rule_version = greatest(traffic_rules.rule_version, excluded.rule_version),
          flagged = traffic_rules.flagged + excluded.flagged`,
      values,
    },
  ]
}
