import { BadRecord } from '../errors.ts'
import type { Source } from '../flag/flag.generated.ts'
import { idOfSource, isUuid } from '../identity.ts'
import type { LlmRequest } from './llm-request.ts'
import { parseTimestamp } from './timestamp.ts'

type Fields = Readonly<Record<string, unknown>>

const known = new Set(
  `id timestamp src_ip provider model prompt endpoint method headers response duration_ms status_code
   tokens_prompt tokens_response user_id session_id metadata`.split(/\s+/),
)

/** Largest int of Avro and of Postgres. */
const maxInt = 2_147_483_647

/**
 * A request from the fields that its client sent, in snake case, from JSON or from Avro (there `timestamp` is a number of
 * milliseconds). Unknown fields are kept in `metadata`.
 *
 * @throws BadRecord `invalid`, naming the field and what it must be; the field's text is never part of the message.
 */
export function parseLlmRequest(value: unknown, source: Source): LlmRequest {
  if (!isObject(value)) throw invalid('the record', 'must be a JSON object')
  return {
    id: idFrom(value, source),
    timestamp: timestampFrom(value),
    srcIp: label(required(value, 'src_ip'), 'src_ip', 255),
    provider: label(required(value, 'provider'), 'provider', 256).toLowerCase(),
    model: label(required(value, 'model'), 'model', 256).toLowerCase(),
    prompt: text(required(value, 'prompt'), 'prompt'),
    endpoint: optional(value, 'endpoint', (v, f) => label(v, f, 2048)),
    method: optional(value, 'method', (v, f) => label(v, f, 16).toUpperCase()) ?? 'POST',
    headers: headersFrom(value.headers),
    response: optional(value, 'response', text),
    durationMs: optional(value, 'duration_ms', duration),
    statusCode: optional(value, 'status_code', integer),
    tokensPrompt: optional(value, 'tokens_prompt', integer),
    tokensResponse: optional(value, 'tokens_response', integer),
    userId: optional(value, 'user_id', (v, f) => label(v, f, 512)),
    sessionId: optional(value, 'session_id', (v, f) => label(v, f, 512)),
    metadata: metadataFrom(value),
  }
}

const invalid = (field: string, rule: string): BadRecord => new BadRecord('invalid', `${field}: ${rule}`)

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function required(fields: Fields, field: string): unknown {
  const value = fields[field]
  if (value === undefined || value === null) throw invalid(field, 'is required and missing')
  return value
}

function optional<T>(fields: Fields, field: string, parse: (value: unknown, field: string) => T): T | null {
  const value = fields[field]
  return value === undefined || value === null || value === '' ? null : parse(value, field)
}

function text(value: unknown, field: string): string {
  if (typeof value !== 'string') throw invalid(field, `must be text, not ${kindOf(value)}`)
  return value
}

/** Short text that is stored in the open: trimmed, not empty, of bounded length, without NUL (Postgres stores none). */
function label(value: unknown, field: string, maxLength: number): string {
  const trimmed = text(value, field).trim()
  if (trimmed === '') throw invalid(field, 'must not be empty')
  if (trimmed.length > maxLength)
    throw invalid(field, `must have at most ${maxLength} characters, has ${trimmed.length}`)
  if (trimmed.includes('\u0000')) throw invalid(field, 'must not contain the character U+0000')
  return trimmed
}

function integer(value: unknown, field: string): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > maxInt)
    throw invalid(field, `must be a whole number from 0 to ${maxInt}`)
  return number
}

function duration(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw invalid(field, 'must be a number of milliseconds, 0 or more')
  return value
}

function idFrom(fields: Fields, source: Source): string {
  const id = optional(fields, 'id', text)
  if (id === null) return idOfSource('request', source)
  if (!isUuid(id)) throw invalid('id', 'must be a UUID')
  return id.toLowerCase()
}

function timestampFrom(fields: Fields): number {
  const value = required(fields, 'timestamp')
  const at = typeof value === 'number' ? value : typeof value === 'string' ? parseTimestamp(value) : undefined
  if (at === undefined || !Number.isInteger(at) || at < 0 || at > 253_402_300_799_999)
    throw invalid('timestamp', 'must be ISO 8601 or YYYY-MM-DD HH:MM:SS, from 1970 to 9999')
  return at
}

/** The original took headers that do not parse as none at all. */
function headersFrom(value: unknown): LlmRequest['headers'] {
  const parsed = typeof value === 'string' ? parsedOrUndefined(value) : value
  return isObject(parsed) ? asTexts(parsed) : null
}

function metadataFrom(fields: Fields): LlmRequest['metadata'] {
  const given = isObject(fields.metadata) ? fields.metadata : {}
  if (fields.metadata !== undefined && fields.metadata !== null && !isObject(fields.metadata))
    throw invalid('metadata', `must be an object, not ${kindOf(fields.metadata)}`)
  const unknown = Object.entries(fields).filter(([field]) => !known.has(field))
  const all = unknown.length === 0 ? given : { ...given, ...Object.fromEntries(unknown) }
  return Object.keys(all).length === 0 ? null : asTexts(all)
}

function asTexts(object: Fields): Readonly<Record<string, string>> {
  const texts: [string, string][] = []
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue
    texts.push([name, typeof value === 'string' ? value : JSON.stringify(value)])
  }
  return Object.fromEntries(texts)
}

function parsedOrUndefined(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : `a${typeof value === 'object' ? 'n' : ''} ${typeof value}`
