import { COMPATIBILITY, SchemaRegistry } from '@kafkajs/confluent-schema-registry'
import { RegistryRefused, RegistryUnavailable, type SchemaSource } from './schema-source.ts'

/**
 * A registry over HTTP that speaks the Confluent REST API.
 *
 * @param url may carry `user:password@`
 * @param answerTimeoutMs after which the registry counts as unavailable
 */
export function registryAt(url: string, answerTimeoutMs = 5_000): SchemaSource {
  const { origin, username, password, pathname } = new URL(url)
  const auth = username === '' ? undefined : { username: decode(username), password: decode(password) }
  const client = new SchemaRegistry({
    host: origin + (pathname === '/' ? '' : pathname),
    middlewares: [withTimeout(answerTimeoutMs)],
    retry: { maxRetryTimeInSecs: 2, initialRetryTimeInSecs: 0.1, retries: 2 },
    ...(auth ? { auth } : {}),
  })
  return {
    async register(subject, schema) {
      try {
        const registered = await client.register(
          { type: 'AVRO', schema: JSON.stringify(schema) } as Parameters<typeof client.register>[0],
          { subject, compatibility: COMPATIBILITY.BACKWARD_TRANSITIVE },
        )
        return registered.id
      } catch (error) {
        throw worded(error, `register the schema of ${subject}`, origin)
      }
    },
    async schemaById(id) {
      try {
        const schema: unknown = await client.getSchema(id)
        return asSchemaJson(schema)
      } catch (error) {
        if (statusOf(error) === 404 || isUnreadableSchema(error)) return undefined
        throw worded(error, `look up schema id ${id}`, origin)
      }
    },
  }
}

type Middleware = NonNullable<ConstructorParameters<typeof SchemaRegistry>[0]['middlewares']>[number]

/** The client by itself waits for an answer for ever. */
const withTimeout =
  (timeout: number): Middleware =>
  () => ({
    prepareRequest: async (next) => (await next()).enhance({ timeout }),
    response: (next) => next(),
  })

/** What a registry says no with. 400 is not among them: the client says so too when nobody answers. */
const refusals: readonly number[] = [401, 403, 404, 405, 409, 415, 422]

const decode = (text: string): string => decodeURIComponent(text)

/** What the client hands out for Avro is an avsc type; its full JSON is needed to build a resolver of our own. */
function asSchemaJson(schema: unknown): object | undefined {
  if (typeof schema !== 'object' || schema === null || !('typeName' in schema)) return undefined
  const json: unknown = JSON.parse(JSON.stringify(schema))
  return typeof json === 'object' && json !== null ? json : { type: json }
}

/** The registry has the schema, and it is none that we could ever read: asking again does not help. */
const isUnreadableSchema = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConfluentSchemaRegistryArgumentError'

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}

function worded(error: unknown, intent: string, origin: string): Error {
  const status = statusOf(error)
  const message = error instanceof Error ? error.message : String(error)
  const refused =
    isUnreadableSchema(error) || (error instanceof Error && error.name.includes('Compatibility'))
  if (refused || (status !== undefined && refusals.includes(status)))
    return new RegistryRefused(`the registry at ${origin} refused to ${intent}: ${message}`, { cause: error })
  return new RegistryUnavailable(`the registry at ${origin} could not ${intent}: ${message}`, {
    cause: error,
  })
}
