import { type Column, type Folded, type Statement, unnested } from '@flagwise/runtime'
import { type Flag, severityRank } from '@flagwise/schemas'
import { factColumns, sourceColumns } from './facts.ts'

const flagColumns: readonly Column<Flag>[] = [
  { name: 'id', type: 'uuid', value: (of) => of.id },
  { name: 'request_id', type: 'uuid', value: (of) => of.requestId },
  { name: 'processor', type: 'text', value: (of) => of.processor },
  { name: 'rule_set_version', type: 'bigint', value: (of) => of.ruleSetVersion },
  { name: 'risk_score', type: 'int', value: (of) => of.riskScore },
  { name: 'severity', type: 'text', value: (of) => of.severity },
  { name: 'matches', type: 'jsonb', value: (of) => JSON.stringify(of.matches) },
  // Postgres has no arrays of arrays of different lengths; the list travels as text.
  { name: 'rule_ids', type: 'text', value: (of) => `{${of.matches.map(({ ruleId }) => ruleId).join(',')}}` },
  ...factColumns,
  { name: 'unscanned', type: 'jsonb', value: (of) => JSON.stringify(of.unscanned) },
]

const columns: readonly Column<Flag>[] = [
  ...flagColumns,
  ...sourceColumns,
  { name: 'severity_rank', type: 'int', value: (of) => severityRank(of.severity) },
]

const facts = factColumns.map(({ name }) => name).join(', ')
const coordinates = sourceColumns.map(({ name }) => name).join(', ')

/**
 * Writes each flag once, and adds it to its request's row, which may not be there yet. Only flags that were not there before are added,
 * so a flag that comes twice counts once.
 */
export function foldFlags(batch: readonly Folded<Flag>[]): readonly Statement[] {
  const byId = new Map<string, Flag>()
  for (const { value } of batch) if (value && !byId.has(value.id)) byId.set(value.id, value)
  if (byId.size === 0) return []
  const rows = [...byId.values()].sort((a, b) =>
    a.requestId < b.requestId ? -1 : a.requestId > b.requestId ? 1 : 0,
  )
  const { names, source, values } = unnested(columns, rows)
  const flagNames = flagColumns.map(({ name }) => name).join(', ')
  const flagValues = flagColumns
    .map(({ name }) => (name === 'rule_ids' ? 'rule_ids::uuid[]' : name))
    .join(', ')
  return [
    {
      text: `with given as (select ${names} from ${source}),
        added as (
          insert into flags (${flagNames}) select ${flagValues} from given on conflict (id) do nothing returning id
        )
        insert into request_rows (id, seen, ${facts}, ${coordinates}, flag_count, risk_score, severity, severity_rank)
        select distinct on (request_id) request_id, false, ${facts}, ${coordinates},
          count(*) over of_request, max(risk_score) over of_request, severity, severity_rank
        from given join added using (id)
        window of_request as (partition by request_id)
        order by request_id, severity_rank desc
        on conflict (id) do update set
          flag_count = request_rows.flag_count + excluded.flag_count,
          risk_score = greatest(request_rows.risk_score, excluded.risk_score),
          severity = case when excluded.severity_rank > request_rows.severity_rank
            then excluded.severity else request_rows.severity end,
          severity_rank = greatest(request_rows.severity_rank, excluded.severity_rank)`,
      values,
    },
  ]
}
