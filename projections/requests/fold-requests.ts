import { type Column, type Folded, type Statement, unnested } from '@flagwise/runtime'
import type { Request } from '@flagwise/schemas'
import { factColumns, isBefore, sourceColumns } from './facts.ts'

const ownColumns: readonly Column<Request>[] = [
  { name: 'endpoint', type: 'text', value: (of) => of.endpoint },
  { name: 'method', type: 'text', value: (of) => of.method },
  { name: 'duration_ms', type: 'float8', value: (of) => of.durationMs },
  { name: 'status_code', type: 'int', value: (of) => of.statusCode },
  { name: 'tokens_prompt', type: 'int', value: (of) => of.tokensPrompt },
  { name: 'tokens_response', type: 'int', value: (of) => of.tokensResponse },
  { name: 'prompt_length', type: 'int', value: (of) => of.promptLength },
  { name: 'data_key', type: 'text', value: (of) => of.dataKey },
  { name: 'prompt', type: 'bytea', value: (of) => of.prompt },
  { name: 'response', type: 'bytea', value: (of) => of.response },
  { name: 'headers', type: 'bytea', value: (of) => of.headers },
  { name: 'metadata', type: 'bytea', value: (of) => of.metadata },
]

const columns: readonly Column<Request>[] = [
  { name: 'id', type: 'uuid', value: (of) => of.id },
  ...factColumns,
  ...ownColumns,
  ...sourceColumns,
]

const written = columns
  .filter(({ name }) => name !== 'id')
  .map(({ name }) => `${name} = excluded.${name}`)
  .join(', ')

/** Writes each request once; of several records with one id, the one that arrived first. */
export function foldRequests(batch: readonly Folded<Request>[]): readonly Statement[] {
  const byId = new Map<string, Request>()
  for (const { value } of batch) {
    if (!value) continue
    const known = byId.get(value.id)
    if (!known || isBefore(value, known)) byId.set(value.id, value)
  }
  if (byId.size === 0) return []
  // One order for everybody, so that two instances cannot wait for each other.
  const rows = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const { names, source, values } = unnested(columns, rows)
  return [
    {
      text: `insert into request_rows (seen, ${names}) select true, ${names} from ${source}
        on conflict (id) do update set seen = true, ${written}
        where not request_rows.seen
          or (excluded.received_at, excluded.source_partition, excluded.source_offset)
            < (request_rows.received_at, request_rows.source_partition, request_rows.source_offset)`,
      values,
    },
  ]
}
