import { v5, validate } from 'uuid'
import type { Source } from './flag/flag.generated.ts'

/** Namespace of every id that FlagWise derives (RFC 9562, version 5). */
const namespace = 'b1c7e0a4-6d0e-5f5c-9a53-3f7d2c6e8a10'

/** UUIDv5 of the given names: the same names give the same id, on every machine and at every replay. */
export function derivedId(...names: readonly string[]): string {
  return v5(names.join('\u0000'), namespace)
}

/** UUIDv5 of a record's coordinates. */
export function idOfSource(kind: string, source: Source): string {
  return derivedId(kind, source.topic, String(source.partition), String(source.offset))
}

/** Whether the text is a UUID of any version. */
export const isUuid = (text: string): boolean => validate(text)
