import { COMPATIBILITY, SchemaRegistry } from '@kafkajs/confluent-schema-registry'
import { RegistryRefused, RegistryUnavailable, type SchemaSource } from './schema-source.ts'

/** A registry over HTTP that speaks the Confluent REST API. @param url may carry `user:password@` */
export function registryAt(url: string): SchemaSource {
  const { origin, username, password, pathname } = new URL(url)
  const auth = username === '' ? undefined : { username: decode(username), password: decode(password) }
  const client = new SchemaRegistry({
    host: origin + (pathname === '/' ? '' : pathname),
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
        if (statusOf(error) === 404) return undefined
        throw worded(error, `look up schema id ${id}`, origin)
      }
    },
  }
}

const decode = (text: string): string => decodeURIComponent(text)

/** What the client hands out is an avsc type; its full JSON is needed to build a resolver of our own. */
function asSchemaJson(schema: unknown): object | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  const json: unknown = JSON.parse(JSON.stringify(schema))
  return typeof json === 'object' && json !== null ? json : { type: json }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}

function worded(error: unknown, intent: string, origin: string): Error {
  const status = statusOf(error)
  const message = error instanceof Error ? error.message : String(error)
  const refused = error instanceof Error && error.name.includes('Compatibility')
  if (refused || (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429))
    return new RegistryRefused(`the registry at ${origin} refused to ${intent}: ${message}`, { cause: error })
  return new RegistryUnavailable(`the registry at ${origin} could not ${intent}: ${message}`, {
    cause: error,
  })
}
