import { type Call, isSet, part, type Route } from './call.ts'
import { problems } from './problem.ts'
import type { SchemaVersion } from './record-format.ts'
import type { Registry } from './registry.ts'
import { type Seen, versionsOf, versionsWithId } from './state.ts'

/** `/schemas`: schemas by their id. */
export const schemaRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/schemas/types', answer: () => ['AVRO'] },
  {
    method: 'GET',
    pattern: '/schemas',
    answer: (call, { state }) => {
      const prefix = call.query.get('subjectPrefix') ?? ''
      return [...state.subjects.keys()]
        .filter((subject) => subject.startsWith(prefix))
        .sort()
        .flatMap((subject) => {
          const versions = versionsOf(state, subject, seenBy(call))
          return isSet(call, 'latestOnly') ? versions.slice(-1) : versions
        })
        .map(describeVersion)
    },
  },
  {
    method: 'GET',
    pattern: '/schemas/ids/:id',
    answer: (call, registry) => {
      const [{ schema, references }] = withId(call, registry)
      return {
        schema,
        ...(references.length > 0 ? { references } : {}),
        ...(isSet(call, 'fetchMaxId') ? { maxId: registry.state.highestId } : {}),
      }
    },
  },
  {
    method: 'GET',
    pattern: '/schemas/ids/:id/schema',
    answer: (call, registry) => JSON.parse(withId(call, registry)[0].schema),
  },
  {
    method: 'GET',
    pattern: '/schemas/ids/:id/versions',
    answer: (call, registry) =>
      visible(call, withId(call, registry)).map(({ subject, version }) => ({ subject, version })),
  },
  {
    method: 'GET',
    pattern: '/schemas/ids/:id/subjects',
    answer: (call, registry) => [
      ...new Set(visible(call, withId(call, registry)).map(({ subject }) => subject)),
    ],
  },
]

/** A schema stays readable by its id while it is soft deleted: records written with it are still there. */
function withId(call: Call, { state }: Registry): readonly [SchemaVersion, ...SchemaVersion[]] {
  const text = part(call, 'id')
  const id = Number(text)
  // Confluent's registry answers a text that is no number as it answers a path that it does not have.
  if (!/^\d+$/.test(text)) throw problems.unknownPath()
  const [first, ...others] = versionsWithId(state, id, 'all')
  if (!first) throw problems.schemaIdNotFound(id)
  return [first, ...others]
}

const visible = (call: Call, versions: readonly SchemaVersion[]): readonly SchemaVersion[] =>
  versions.filter(({ deleted }) => isSet(call, 'deleted') || !deleted)

export const seenBy = (call: Call): Seen => (isSet(call, 'deleted') ? 'all' : 'live')

/** A version as clients are told of it. */
export const describeVersion = ({ subject, version, id, schema, references }: SchemaVersion): object => ({
  subject,
  version,
  id,
  ...(references.length > 0 ? { references } : {}),
  schema,
})
