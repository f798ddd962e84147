import avro from 'avsc'
import type { Reference } from './record-format.ts'

const identities = new Map<string, string>()

/** The same for two schemas that differ in white space and in the order of keys alone. */
export function identityOf(schema: string, references: readonly Reference[]): string {
  const text = `${schema}\u0000${JSON.stringify(references)}`
  const known = identities.get(text)
  if (known !== undefined) return known
  if (identities.size > 10_000) identities.clear()
  const identity = JSON.stringify([sorted(jsonOf(schema)), sorted(references)])
  identities.set(text, identity)
  return identity
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]))
}

/**
 * Parses a schema with the types that it takes from elsewhere.
 *
 * @param referenced texts of those schemas, each after the ones it uses itself
 * @throws Error in avsc's words when it is not a valid Avro schema.
 */
export function parseSchema(text: string, referenced: readonly string[]): avro.Type {
  const registry: Record<string, avro.Type> = {}
  for (const schema of new Set(referenced)) typeOf(schema, registry)
  return typeOf(text, registry)
}

function typeOf(text: string, registry: Record<string, avro.Type>): avro.Type {
  const schema: unknown = JSON.parse(text)
  // Anonymous records and defaults of the wrong type are avsc's own leniency: no other client would read such a schema.
  return avro.Type.forSchema(schema as avro.Schema, { registry, noAnonymousTypes: true })
}
