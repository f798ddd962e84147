import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadRecord } from '../errors.ts'
import { aRequest, exampleTime } from '../examples.ts'
import { idOfSource } from '../identity.ts'
import { parseJson } from './parse-json.ts'
import { parseLlmRequest } from './parse-llm-request.ts'
import { toAvroLlmRequest } from './to-avro.ts'

const source = { topic: 'llm_requests', partition: 1, offset: 42 }
const least = {
  timestamp: '2026-03-02T09:30:00Z',
  src_ip: '192.0.2.10',
  provider: 'openai',
  model: 'gpt-4o-mini',
  prompt: 'hello',
}

const read = (fields: object) => parseLlmRequest({ ...least, ...fields }, source)

function complaintOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof BadRecord) return `${error.fault}: ${error.message}`
    throw error
  }
  return 'none'
}

const complaint = (fields: object): string => complaintOf(() => read(fields))

describe('a request', () => {
  test('needs five fields; the rest is absent, and the id comes from the coordinates', () => {
    expect(read({})).toEqual({
      ...aRequest({ id: idOfSource('request', source), timestamp: exampleTime, prompt: 'hello' }),
      endpoint: null,
    })
  })

  test.each(Object.keys(least))('without %s is refused by name', (field) => {
    expect(complaint({ [field]: undefined })).toBe(`invalid: ${field}: is required and missing`)
    expect(complaint({ [field]: null })).toBe(`invalid: ${field}: is required and missing`)
  })

  test.each([
    [
      'an empty optional field counts as absent',
      { user_id: '', duration_ms: '' },
      { userId: null, durationMs: null },
    ],
    [
      'provider and model are trimmed and lower-cased',
      { provider: ' OpenAI\n', model: ' GPT-4 ' },
      { provider: 'openai', model: 'gpt-4' },
    ],
    [
      'a host name stands for an address',
      { src_ip: ' build-7.example.com ' },
      { srcIp: 'build-7.example.com' },
    ],
    ['an empty prompt is a prompt', { prompt: '' }, { prompt: '' }],
    ['a prompt is not touched', { prompt: ' \u0000 a\r\n' }, { prompt: ' \u0000 a\r\n' }],
    ['a method is upper-cased', { method: 'put' }, { method: 'PUT' }],
    [
      'an id is lower-cased',
      { id: 'C56A4180-65AA-42EC-A945-5FD21DEC0538' },
      { id: 'c56a4180-65aa-42ec-a945-5fd21dec0538' },
    ],
    ['an empty id is derived', { id: '' }, { id: idOfSource('request', source) }],
    [
      'numbers may come as text',
      { status_code: '200', tokens_prompt: '12' },
      { statusCode: 200, tokensPrompt: 12 },
    ],
    ['a duration may have a fraction', { duration_ms: 12.5 }, { durationMs: 12.5 }],
    [
      'headers may be an object',
      { headers: { Accept: '*/*', n: 1 } },
      { headers: { Accept: '*/*', n: '1' } },
    ],
    ['headers may be a JSON string', { headers: '{"Accept":"*/*"}' }, { headers: { Accept: '*/*' } }],
    ['headers that do not parse are none', { headers: 'Accept: */*' }, { headers: null }],
    ['headers that are a list are none', { headers: ['Accept'] }, { headers: null }],
    [
      'unknown fields are metadata',
      { team: 'a', tags: ['x'], n: 1, no: null },
      { metadata: { team: 'a', tags: '["x"]', n: '1', no: 'null' } },
    ],
    [
      'unknown fields stand beside given metadata',
      { team: 'a', metadata: { k: 'v' } },
      { metadata: { k: 'v', team: 'a' } },
    ],
    ['empty metadata is none', { metadata: {} }, { metadata: null }],
  ])('%s', (_, given, expected) => expect(read(given)).toMatchObject(expected))

  test.each([
    ['prompt', 7, 'must be text, not a number'],
    ['prompt', ['a'], 'must be text, not a list'],
    ['prompt', { a: 1 }, 'must be text, not an object'],
    ['response', true, 'must be text, not a boolean'],
    ['model', '  ', 'must not be empty'],
    ['provider', 'x'.repeat(257), 'must have at most 256 characters, has 257'],
    ['user_id', 'a\u0000b', 'must not contain the character U+0000'],
    ['id', 'request-7', 'must be a UUID'],
    ['timestamp', 'yesterday', 'must be ISO 8601 or YYYY-MM-DD HH:MM:SS, from 1970 to 9999'],
    ['timestamp', '1969-12-31T23:59:59Z', 'must be ISO 8601 or YYYY-MM-DD HH:MM:SS, from 1970 to 9999'],
    ['timestamp', 1.5, 'must be ISO 8601 or YYYY-MM-DD HH:MM:SS, from 1970 to 9999'],
    ['timestamp', {}, 'must be ISO 8601 or YYYY-MM-DD HH:MM:SS, from 1970 to 9999'],
    ['status_code', 2_147_483_648, 'must be a whole number from 0 to 2147483647'],
    ['status_code', '2e2', 'must be a whole number from 0 to 2147483647'],
    ['tokens_prompt', -1, 'must be a whole number from 0 to 2147483647'],
    ['duration_ms', '12', 'must be a number of milliseconds, 0 or more'],
    ['metadata', 'x', 'must be an object, not a string'],
    ['metadata', [], 'must be an object, not a list'],
  ])('is refused when %s is %j', (field, value, rule) => {
    expect(complaint({ [field]: value })).toBe(`invalid: ${field}: ${rule}`)
  })

  test('named like a property of every object brings no harm', () => {
    const parsed = parseLlmRequest(
      parseJson(Buffer.from(JSON.stringify(least).replace('{', '{"__proto__":{"a":1},"constructor":"x",'))),
      source,
    )
    expect(Object.entries(parsed.metadata ?? {})).toEqual([
      ['__proto__', '{"a":1}'],
      ['constructor', 'x'],
    ])
  })

  test('is the same from its Avro form', () => {
    const request = aRequest({
      headers: { a: 'b' },
      response: 'yes',
      durationMs: 1.5,
      statusCode: 200,
      tokensPrompt: 1,
      tokensResponse: 2,
      userId: 'u',
      sessionId: 's',
      metadata: { team: 'a' },
    })
    expect(parseLlmRequest(toAvroLlmRequest(request), source)).toEqual(request)
  })
})

describe('bytes that are no request', () => {
  test.each([
    ['', 'undecodable: the record is empty'],
    ['{"prompt":', /^undecodable: 10 bytes that are neither JSON nor Avro/],
    ['{"prompt":"bluebird",}', /; as JSON it breaks at character 21$/],
    ['hello', 'undecodable: 5 bytes that are neither JSON nor Avro in the Confluent wire format'],
    ['[]', 'invalid: the record: must be a JSON object'],
    ['"text"', 'invalid: the record: must be a JSON object'],
    ['null', 'invalid: the record: must be a JSON object'],
    ['{}', 'invalid: timestamp: is required and missing'],
  ])('%j are refused', (text, expected) => {
    const found = complaintOf(() => parseLlmRequest(parseJson(Buffer.from(text)), source))
    if (typeof expected === 'string') expect(found).toBe(expected)
    else expect(found).toMatch(expected)
  })

  test('in UTF-16, Latin-1 or broken UTF-8 are refused; a byte order mark is not', () => {
    const text = JSON.stringify({ ...least, prompt: 'é' })
    const complain = (bytes: Buffer): string => complaintOf(() => parseLlmRequest(parseJson(bytes), source))
    expect(complain(Buffer.from(text, 'latin1'))).toBe('undecodable: the record is not valid UTF-8')
    expect(complain(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(
      'undecodable: the record is not valid UTF-8',
    )
    expect(complain(Buffer.from([0xc3, 0x28]))).toBe('undecodable: the record is not valid UTF-8')
    expect(complain(Buffer.from([0xed, 0xa0, 0x80]))).toBe('undecodable: the record is not valid UTF-8')
    expect(complain(Buffer.from(`\ufeff${text}`))).toBe('none')
  })

  test('five megabytes of prompt are read', () => {
    const prompt = 'é😀 '.repeat(700_000)
    const parsed = parseLlmRequest(parseJson(Buffer.from(JSON.stringify({ ...least, prompt }))), source)
    expect(parsed.prompt === prompt).toBe(true)
  })

  test('nested a hundred thousand deep are refused, not fatal', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const json = JSON.stringify(least).replace('{', `{"deep":${deep},`)
    expect(complaintOf(() => parseLlmRequest(parseJson(Buffer.from(json)), source))).toBe(
      'invalid: metadata: is nested too deep',
    )
  })

  test('any value is either read or refused, and a refusal never quotes the record', () => {
    const marked = fc.string().map((text) => `bluebird${text}`)
    const anything = fc.oneof(fc.jsonValue(), marked)
    const fields = Object.fromEntries(
      [
        ...Object.keys(least),
        'id',
        'headers',
        'method',
        'duration_ms',
        'status_code',
        'user_id',
        'metadata',
      ].map((field) => [
        field,
        fc.oneof({ arbitrary: anything, weight: 1 }, { arbitrary: fc.constant(undefined), weight: 3 }),
      ]),
    )
    fc.assert(
      fc.property(fc.record(fields), (changes) => {
        const given = {
          ...least,
          ...Object.fromEntries(Object.entries(changes).filter(([, v]) => v !== undefined)),
        }
        const json = Buffer.from(JSON.stringify(given))
        expect(complaintOf(() => parseLlmRequest(parseJson(json), source))).not.toContain('bluebird')
      }),
      { numRuns: 500 },
    )
  })

  test('random bytes are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(complaintOf(() => parseLlmRequest(parseJson(Buffer.from(bytes)), source))).not.toBe('none')
      }),
    )
  })
})
