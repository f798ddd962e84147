import { BadRecord } from '../errors.ts'
import type { Source } from '../flag/flag.generated.ts'
import { idOfSource, isUuid } from '../identity.ts'
import type { LlmRequest } from './llm-request.ts'
import { parseTimestamp } from './timestamp.ts'

type Fields = Readonly<Record<string, unknown>>

const known =
  `id timestamp src_ip provider model prompt endpoint method headers response duration_ms status_code
   tokens_prompt tokens_response user_id session_id metadata`.split(/\s+/)
const isKnown = new Set(known)

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
    id: idFrom(value.id, source),
    timestamp: timestampFrom(required(value.timestamp, 'timestamp')),
    srcIp: label(required(value.src_ip, 'src_ip'), 'src_ip', 255),
    provider: label(required(value.provider, 'provider'), 'provider', 256).toLowerCase(),
    model: label(required(value.model, 'model'), 'model', 256).toLowerCase(),
    prompt: text(required(value.prompt, 'prompt'), 'prompt'),
    endpoint: isAbsent(value.endpoint) ? null : label(value.endpoint, 'endpoint', 2048),
    method: isAbsent(value.method) ? 'POST' : label(value.method, 'method', 16).toUpperCase(),
    headers: headersFrom(value.headers),
    response: isAbsent(value.response) ? null : text(value.response, 'response'),
    durationMs: isAbsent(value.duration_ms) ? null : duration(value.duration_ms, 'duration_ms'),
    statusCode: isAbsent(value.status_code) ? null : integer(value.status_code, 'status_code'),
    tokensPrompt: isAbsent(value.tokens_prompt) ? null : integer(value.tokens_prompt, 'tokens_prompt'),
    tokensResponse: isAbsent(value.tokens_response)
      ? null
      : integer(value.tokens_response, 'tokens_response'),
    userId: isAbsent(value.user_id) ? null : label(value.user_id, 'user_id', 512),
    sessionId: isAbsent(value.session_id) ? null : label(value.session_id, 'session_id', 512),
    metadata: metadataFrom(value),
  }
}

const invalid = (field: string, rule: string): BadRecord => new BadRecord('invalid', `${field}: ${rule}`)

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function required(value: unknown, field: string): unknown {
  if (value === undefined || value === null) throw invalid(field, 'is required and missing')
  return value
}

/** An optional field that is empty counts as not sent. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === ''

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

function idFrom(value: unknown, source: Source): string {
  if (isAbsent(value)) return idOfSource('request', source)
  const id = text(value, 'id')
  if (!isUuid(id)) throw invalid('id', 'must be a UUID')
  return id.toLowerCase()
}

function timestampFrom(value: unknown): number {
  const at = typeof value === 'number' ? value : typeof value === 'string' ? parseTimestamp(value) : undefined
  if (at === undefined || !Number.isInteger(at) || at < 0 || at > 253_402_300_799_999)
    throw invalid('timestamp', 'must be ISO 8601 or YYYY-MM-DD HH:MM:SS, from 1970 to 9999')
  return at
}

/** The original took headers that do not parse as none at all. */
function headersFrom(value: unknown): LlmRequest['headers'] {
  const parsed = typeof value === 'string' ? parsedOrUndefined(value) : value
  return isObject(parsed) ? asTexts(parsed, 'headers') : null
}

function metadataFrom(fields: Fields): LlmRequest['metadata'] {
  const given = fields.metadata ?? {}
  if (!isObject(given)) throw invalid('metadata', `must be an object, not ${kindOf(given)}`)
  let unknown: [string, unknown][] | undefined
  const names = Object.keys(fields)
  for (let at = 0; at < names.length; at++) {
    const field = names[at] ?? ''
    // Most clients write the fields in the order of the schema.
    if (field === known[at] || isKnown.has(field)) continue
    unknown ??= []
    unknown.push([field, fields[field]])
  }
  const all = unknown ? { ...given, ...Object.fromEntries(unknown) } : given
  return Object.keys(all).length === 0 ? null : asTexts(all, 'metadata')
}

function asTexts(object: Fields, field: string): Readonly<Record<string, string>> {
  if (isAllText(object)) return object
  try {
    return Object.fromEntries(
      Object.entries(object).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    )
  } catch {
    throw invalid(field, 'is nested too deep')
  }
}

function isAllText(object: Fields): object is Readonly<Record<string, string>> {
  for (const name of Object.keys(object)) if (typeof object[name] !== 'string') return false
  return true
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
