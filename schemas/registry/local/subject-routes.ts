import { type Call, isSet, part, type Route } from './call.ts'
import { givenSchemaIn, versionNameIn } from './given-schema.ts'
import { problems } from './problem.ts'
import { parsed, type Registry, versionNamed } from './registry.ts'
import { describeVersion, seenBy } from './schema-routes.ts'
import { referencesTo, versionsOf, versionWith } from './state.ts'

const versionOf = (call: Call, { state }: Registry) =>
  versionNamed(state, part(call, 'subject'), versionNameIn(part(call, 'version')), seenBy(call))

/** `/subjects`: what is registered under a name, and `/compatibility`: what could be. */
export const subjectRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/subjects',
    answer: (call, { state }) => {
      const prefix = call.query.get('subjectPrefix') ?? ''
      return [...state.subjects.keys()]
        .filter(
          (subject) => subject.startsWith(prefix) && versionsOf(state, subject, seenBy(call)).length > 0,
        )
        .sort()
    },
  },
  {
    method: 'GET',
    pattern: '/subjects/:subject/versions',
    answer: (call, { state }) => {
      const versions = versionsOf(state, part(call, 'subject'), seenBy(call))
      if (versions.length === 0) throw problems.subjectNotFound(part(call, 'subject'))
      return versions.map(({ version }) => version)
    },
  },
  {
    method: 'POST',
    pattern: '/subjects/:subject/versions',
    answer: async (call, registry) => {
      const body = call.body()
      if (isGiven(body.id) || isGiven(body.version))
        throw problems.notPermitted(`Subject ${part(call, 'subject')} is not in import mode`)
      return { id: await registry.register(part(call, 'subject'), givenSchemaIn(body)) }
    },
  },
  {
    method: 'POST',
    pattern: '/subjects/:subject',
    answer: (call, { state }) => {
      const given = givenSchemaIn(call.body())
      parsed(state, given)
      const versions = versionsOf(state, part(call, 'subject'), seenBy(call))
      if (versions.length === 0) throw problems.subjectNotFound(part(call, 'subject'))
      const found = versionWith(versions, given.schema, given.references)
      if (!found) throw problems.schemaNotFound()
      return describeVersion(found)
    },
  },
  {
    method: 'DELETE',
    pattern: '/subjects/:subject',
    answer: (call, registry) => registry.deleteSubject(part(call, 'subject'), isSet(call, 'permanent')),
  },
  {
    method: 'GET',
    pattern: '/subjects/:subject/versions/:version',
    answer: (call, registry) => describeVersion(versionOf(call, registry)),
  },
  {
    method: 'DELETE',
    pattern: '/subjects/:subject/versions/:version',
    answer: (call, registry) =>
      registry.deleteVersion(
        part(call, 'subject'),
        versionNameIn(part(call, 'version')),
        isSet(call, 'permanent'),
      ),
  },
  {
    method: 'GET',
    pattern: '/subjects/:subject/versions/:version/schema',
    answer: (call, registry) => JSON.parse(versionOf(call, registry).schema),
  },
  {
    method: 'GET',
    pattern: '/subjects/:subject/versions/:version/referencedby',
    answer: (call, registry) => {
      const { subject, version } = versionOf(call, registry)
      return referencesTo(registry.state, subject, version).map(({ id }) => id)
    },
  },
  {
    method: 'POST',
    pattern: '/compatibility/subjects/:subject/versions/:version',
    answer: (call, registry) => {
      const name = versionNameIn(part(call, 'version'))
      const subject = part(call, 'subject')
      const noneYet = name === 'latest' && versionsOf(registry.state, subject, 'live').length === 0
      return verdict(call, registry, noneYet ? [] : [versionNamed(registry.state, subject, name, 'live')])
    },
  },
  {
    method: 'POST',
    pattern: '/compatibility/subjects/:subject/versions',
    answer: (call, registry) =>
      verdict(call, registry, versionsOf(registry.state, part(call, 'subject'), 'live')),
  },
]

function verdict(call: Call, registry: Registry, earlier: ReturnType<typeof versionsOf>): object {
  const messages = registry.conflicts(part(call, 'subject'), givenSchemaIn(call.body()), earlier)
  return { is_compatible: messages.length === 0, ...(isSet(call, 'verbose') ? { messages } : {}) }
}

const isGiven = (value: unknown): boolean => typeof value === 'number' && value > 0
