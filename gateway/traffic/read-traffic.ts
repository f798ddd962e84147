import { type Severity, severities } from '@flagwise/schemas'
import type { Database } from '../database.ts'
import { time } from '../paging/conditions.ts'
import { parseTimeRange, type Resolution, type TimeRange } from './time-range.ts'
import type { Counts, RuleCountView, TrafficView } from './traffic.ts'

export interface TrafficReads {
  /** Moments are ms since 1970. @throws UserError */
  between(from?: number, to?: number, resolution?: Resolution): Promise<TrafficView>
  filterOptions(): Promise<{ readonly providers: readonly string[]; readonly models: readonly string[] }>
}

interface Row {
  /** ms since 1970 */
  readonly start: number | null
  readonly provider: string | null
  readonly model: string | null
  readonly severity: Severity | '' | null
  readonly requests: number
  readonly flagged: number
}

/** Counts by bucket, by provider, by model and by severity, in one pass; the columns that a row is not about are null. */
const countsBetween = `
  select (floor((extract(epoch from minute) * 1000) / $3) * $3)::float8 as start, provider, model, severity,
    sum(requests)::float8 as requests, sum(flagged)::float8 as flagged
  from read_models.traffic
  where minute >= ${time('$1')} and minute < ${time('$2')}
  group by grouping sets ((start), (provider), (model), (severity))`

const topRulesBetween = `
  select rule_id as "ruleId", (array_agg(name order by minute desc))[1] as name,
    (array_agg(severity order by minute desc))[1] as severity, sum(flagged)::float8 as flagged
  from read_models.traffic_rules
  where minute >= ${time('$1')} and minute < ${time('$2')}
  group by rule_id order by flagged desc, rule_id limit 10`

export const trafficReads = (database: Database): TrafficReads => ({
  async between(from, to, resolution) {
    const range = parseTimeRange({ from, to, resolution }, Date.now())
    const [counts, topRules] = await Promise.all([
      database.query<Row>(countsBetween, [range.from, range.to, range.bucketMs]),
      database.query<RuleCountView>(topRulesBetween, [range.from, range.to]),
    ])
    return trafficOf(range, counts.rows, topRules.rows)
  },

  async filterOptions() {
    const { rows } = await database.query<{ provider: string | null; model: string | null }>(
      `select provider, model from read_models.traffic where minute >= now() - interval '7 days'
       group by grouping sets ((provider), (model)) order by provider, model`,
    )
    return {
      providers: rows.flatMap(({ provider }) => provider ?? []),
      models: rows.flatMap(({ model }) => model ?? []),
    }
  },
})

function trafficOf(range: TimeRange, rows: readonly Row[], topRules: readonly RuleCountView[]): TrafficView {
  const sharesBy = (nameOf: (row: Row) => string | null): (Counts & { name: string })[] =>
    rows
      .flatMap((row) => {
        const name = nameOf(row)
        return name === null ? [] : [{ name, requests: row.requests, flagged: row.flagged }]
      })
      .sort((a, b) => b.requests - a.requests || (a.name < b.name ? -1 : 1))

  const byStart = new Map(rows.flatMap((row) => (row.start === null ? [] : [[row.start, row] as const])))
  const bySeverity = new Map(rows.map((row) => [row.severity, row.flagged]))
  const buckets = Array.from({ length: (range.to - range.from) / range.bucketMs }, (_, index) => {
    const start = range.from + index * range.bucketMs
    const row = byStart.get(start)
    return { start, requests: row?.requests ?? 0, flagged: row?.flagged ?? 0 }
  })
  return {
    from: range.from,
    to: range.to,
    requests: buckets.reduce((sum, { requests }) => sum + requests, 0),
    flagged: buckets.reduce((sum, { flagged }) => sum + flagged, 0),
    buckets,
    byProvider: sharesBy(({ provider }) => provider),
    byModel: sharesBy(({ model }) => model),
    bySeverity: severities
      .map((severity) => ({ severity, flagged: bySeverity.get(severity) ?? 0 }))
      .reverse(),
    topRules,
  }
}
