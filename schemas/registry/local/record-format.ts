import { type CompatibilityLevel, compatibilityLevelOf } from '../levels.ts'
import type { LogRecord } from './schema-log.ts'

/** A schema that uses a type of another subject. */
export interface Reference {
  readonly name: string
  readonly subject: string
  readonly version: number
}

/** One version of a subject. */
export interface SchemaVersion {
  readonly subject: string
  readonly version: number
  readonly id: number
  /** The schema as JSON text, as its author wrote it. */
  readonly schema: string
  readonly references: readonly Reference[]
  /** Soft deleted: out of sight, still readable by id. */
  readonly deleted: boolean
}

/** What the records of `_schemas` say, in the order in which they say it. */
export type RegistryEvent =
  | { readonly type: 'version-stored'; readonly version: SchemaVersion }
  | { readonly type: 'version-forgotten'; readonly subject: string; readonly version: number }
  | { readonly type: 'subject-deleted'; readonly subject: string; readonly upToVersion: number }
  | {
      readonly type: 'level-set'
      readonly subject: string | null
      readonly level: CompatibilityLevel | undefined
    }

/** The record that says so, in the format of Confluent's registry, so that one can take over from the other. */
export function recordOf(event: RegistryEvent): LogRecord {
  switch (event.type) {
    case 'version-stored': {
      const { subject, version, id, schema, references, deleted } = event.version
      return {
        key: schemaKey(subject, version),
        value: JSON.stringify({
          subject,
          version,
          id,
          ...(references.length > 0 ? { references } : {}),
          schema,
          deleted,
        }),
      }
    }
    case 'version-forgotten':
      return { key: schemaKey(event.subject, event.version), value: null }
    case 'subject-deleted':
      return {
        key: JSON.stringify({ keytype: 'DELETE_SUBJECT', subject: event.subject, magic: 0 }),
        value: JSON.stringify({ subject: event.subject, version: event.upToVersion }),
      }
    case 'level-set':
      return {
        key: JSON.stringify({ keytype: 'CONFIG', subject: event.subject, magic: 0 }),
        value: event.level === undefined ? null : JSON.stringify({ compatibilityLevel: event.level }),
      }
  }
}

const schemaKey = (subject: string, version: number): string =>
  JSON.stringify({ keytype: 'SCHEMA', subject, version, magic: 1 })

/** @returns undefined for records that this registry has no use for: modes, contexts, no-ops, other schema types. */
export function eventOf(record: LogRecord): RegistryEvent | undefined {
  const key = objectIn(record.key)
  const value = record.value === null ? undefined : objectIn(record.value)
  switch (key?.keytype) {
    case 'SCHEMA': {
      const subject = textIn(key.subject)
      const version = numberIn(key.version)
      if (subject === undefined || version === undefined) return undefined
      if (record.value === null) return { type: 'version-forgotten', subject, version }
      const id = numberIn(value?.id)
      const schema = textIn(value?.schema)
      if (!value || id === undefined || schema === undefined) return undefined
      if ((value.schemaType ?? 'AVRO') !== 'AVRO') return undefined
      return {
        type: 'version-stored',
        version: {
          subject,
          version,
          id,
          schema,
          references: referencesIn(value.references) ?? [],
          deleted: value.deleted === true,
        },
      }
    }
    case 'DELETE_SUBJECT': {
      const subject = textIn(key.subject)
      const upToVersion = numberIn(value?.version)
      if (subject === undefined || upToVersion === undefined) return undefined
      return { type: 'subject-deleted', subject, upToVersion }
    }
    case 'CONFIG':
      return {
        type: 'level-set',
        subject: textIn(key.subject) ?? null,
        level: compatibilityLevelOf(textIn(value?.compatibilityLevel) ?? ''),
      }
    default:
      return undefined
  }
}

/** @returns undefined when it is not a list of references; none at all is the empty list. */
export function referencesIn(value: unknown): readonly Reference[] | undefined {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return undefined
  const references = value.flatMap((item: unknown) => {
    const reference = asObject(item)
    const name = textIn(reference?.name)
    const subject = textIn(reference?.subject)
    const version = numberIn(reference?.version)
    return name === undefined || subject === undefined || version === undefined
      ? []
      : [{ name, subject, version }]
  })
  return references.length === value.length ? references : undefined
}

export type JsonObject = Readonly<Record<string, unknown>>

export const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const numberIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) ? value : undefined

function objectIn(json: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(json))
  } catch {
    return undefined
  }
}
