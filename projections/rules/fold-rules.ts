import { type Column, type Folded, type Statement, unnested } from '@flagwise/runtime'
import type { Rule } from '@flagwise/schemas'

const moment = (ms: number): string => new Date(ms).toISOString()

/** The wire has no arrays of arrays of different lengths; a list travels as JSON. */
const list = (texts: readonly string[]): string => JSON.stringify(texts)

const columns: readonly Column<Rule>[] = [
  { name: 'id', type: 'uuid', value: (of) => of.id },
  { name: 'version', type: 'int', value: (of) => of.version },
  { name: 'name', type: 'text', value: (of) => of.name },
  { name: 'description', type: 'text', value: (of) => of.description },
  { name: 'category', type: 'text', value: (of) => of.category },
  { name: 'type', type: 'text', value: (of) => of.type },
  { name: 'pattern', type: 'text', value: (of) => of.pattern },
  { name: 'severity', type: 'text', value: (of) => of.severity },
  { name: 'points', type: 'int', value: (of) => of.points },
  { name: 'priority', type: 'int', value: (of) => of.priority },
  { name: 'stop_on_match', type: 'boolean', value: (of) => of.stopOnMatch },
  { name: 'active', type: 'boolean', value: (of) => of.active },
  { name: 'created_at', type: 'timestamptz', value: (of) => moment(of.createdAt) },
  { name: 'updated_at', type: 'timestamptz', value: (of) => moment(of.updatedAt) },
  { name: 'updated_by', type: 'text', value: (of) => of.updatedBy },
  { name: 'slug', type: 'text', value: (of) => of.slug },
  { name: 'pack', type: 'text', value: (of) => of.pack },
  { name: 'definition', type: 'text', value: (of) => of.definition },
  { name: 'tags', type: 'jsonb', value: (of) => list(of.tags) },
  // A word of SQL: quoted.
  { name: '"references"', type: 'jsonb', value: (of) => list(of.references) },
  { name: 'false_positives', type: 'jsonb', value: (of) => list(of.falsePositives) },
]

const written = columns.map(({ name }) => `${name} = excluded.${name}`).join(', ')

/** The newest word on each rule stands: its row, or none after a tombstone. */
export function foldRules(batch: readonly Folded<Rule>[]): readonly Statement[] {
  const newest = new Map<string, Rule | null>()
  for (const { key, value } of batch) newest.set(key, value)
  const rules = [...newest.values()].filter((rule) => rule !== null)
  const deleted = [...newest].filter(([, rule]) => rule === null).map(([id]) => id)
  const { names, source, values } = unnested(columns, rules)
  return [
    ...(deleted.length === 0
      ? []
      : [{ text: 'delete from rules where id = any($1::uuid[])', values: [deleted] }]),
    ...(rules.length === 0
      ? []
      : [
          {
            text: `insert into rules (${names}) select ${names} from ${source} on conflict (id) do update set ${written}`,
            values,
          },
        ]),
  ]
}
