import { createWrappedKey, type SealedTexts, sealerFrom, type Texts } from '@flagwise/runtime/sealing'
import {
  after,
  aRecord,
  arbitraryRequests,
  jsonRecord,
  obeysTheLaws,
  rawRecord,
  specify,
  testEncryptionKey,
} from '@flagwise/runtime/testing'
import { type DataKey, derivedId, type Source } from '@flagwise/schemas'
import { aRequest, exampleTime } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import intake from './processor.ts'

const { given } = specify(intake)
const dataKeyOf = (day: string, encryptionKey = testEncryptionKey): DataKey => ({
  day,
  wrapped: createWrappedKey(day, encryptionKey),
  createdAt: exampleTime,
})
const day = '2026-03-02'
const dataKeys = [dataKeyOf(day), dataKeyOf('2026-03-03')]
const sealer = sealerFrom(new Map(dataKeys.map((key) => [key.day, key])), testEncryptionKey)
const { id } = aRequest()

/** The sealed texts of a request: sealing is pure, so they can be told to the byte. */
const sealed = (
  texts: Partial<Texts> & Pick<Texts, 'prompt'>,
  { under = day, of = id, offset = 0 } = {},
): SealedTexts =>
  sealer.seal(under, of, coordinates(offset), { response: null, headers: null, metadata: null, ...texts })

const least = {
  timestamp: '2026-03-02 09:30:00',
  src_ip: '192.0.2.10',
  provider: ' OpenAI',
  model: 'GPT-4\n',
  prompt: 'hello there',
}
const coordinates = (offset: number, partition = 0): Source => ({ topic: 'llm_requests', partition, offset })
const derived = (offset: number): string => derivedId('request', 'llm_requests', '0', String(offset))

describe('a request', () => {
  test('in the least JSON becomes one event: normalised, with an id, its text sealed', () =>
    given({ dataKeys })
      .when(jsonRecord(least))
      .then([
        {
          id: derived(0),
          timestamp: exampleTime,
          receivedAt: exampleTime + 40,
          srcIp: '192.0.2.10',
          provider: 'openai',
          model: 'gpt-4',
          method: 'POST',
          endpoint: null,
          userId: null,
          sessionId: null,
          durationMs: null,
          statusCode: null,
          tokensPrompt: null,
          tokensResponse: null,
          promptLength: 11,
          dataKey: day,
          ...sealed({ prompt: 'hello there' }, { of: derived(0) }),
          source: coordinates(0),
        },
      ]))

  test('with all that a client may send keeps all of it, the texts sealed', () =>
    given({ dataKeys })
      .when(
        jsonRecord({
          ...least,
          id: id.toUpperCase(),
          endpoint: '/v1/messages',
          method: 'put',
          headers: '{"authorization":"Bearer x"}',
          response: 'general remarks',
          duration_ms: 12.5,
          status_code: '200',
          tokens_prompt: 3,
          tokens_response: 4,
          user_id: 'ana',
          session_id: 's-1',
          metadata: { team: 'support' },
          region: 'eu',
        }),
      )
      .then([
        {
          id,
          endpoint: '/v1/messages',
          method: 'PUT',
          durationMs: 12.5,
          statusCode: 200,
          tokensPrompt: 3,
          tokensResponse: 4,
          userId: 'ana',
          sessionId: 's-1',
          ...sealed({
            prompt: 'hello there',
            response: 'general remarks',
            headers: '{"authorization":"Bearer x"}',
            metadata: '{"team":"support","region":"eu"}',
          }),
        },
      ]))

  test('in Avro is the same as in JSON', () =>
    given({ dataKeys })
      .when(aRequest({ prompt: 'hello', response: '', metadata: { team: 'support' } }))
      .then([
        {
          id,
          ...sealed({ prompt: 'hello', metadata: '{"team":"support"}' }),
          promptLength: 5,
        },
      ]))

  test('with an empty prompt is a request, and its text is sealed too', () =>
    given({ dataKeys })
      .when(aRequest({ prompt: '' }))
      .then([{ promptLength: 0, ...sealed({ prompt: '' }) }]))

  test('that says nothing twice gets an id for each of its places', () =>
    given({ dataKeys })
      .when(jsonRecord(least), jsonRecord(least), jsonRecord(least, { partition: 4 }))
      .then([
        { id: derived(0), source: coordinates(0) },
        { id: derived(1), source: coordinates(1) },
        { id: derivedId('request', 'llm_requests', '4', '0'), source: coordinates(0, 4) },
      ]))
})

describe('the seal', () => {
  test('is of the day on which the record arrived, whatever time the client gives', () =>
    given({ dataKeys })
      .when(aRequest({ timestamp: 0 }), after(86_400_000), aRequest({ timestamp: 0 }))
      .then([
        { dataKey: day, ...sealed({ prompt: aRequest().prompt }) },
        {
          dataKey: '2026-03-03',
          ...sealed({ prompt: aRequest().prompt }, { under: '2026-03-03', offset: 1 }),
        },
      ]))

  test('is there for a new day too: its key is made before the first record needs it', () =>
    given()
      .when(aRequest())
      .then([{ dataKey: day }]))

  test('of one text differs from place to place, so that equal prompts cannot be told', async () => {
    const seals: Buffer[] = []
    const kept: Buffer = expect.toSatisfy((bytes: Buffer) => seals.push(bytes) > 0)
    await given({ dataKeys })
      .when(aRequest(), aRequest(), aRecord(aRequest(), { partition: 1 }))
      .then([{ prompt: kept }, { prompt: kept }, { prompt: kept }])
    expect(new Set(seals.map((bytes) => bytes.toString('hex'))).size).toBe(3)
  })

  test('under another ENCRYPTION_KEY is no fault of the record: nothing is read until the right one is there', async () => {
    const elsewhere = [dataKeyOf(day, Buffer.alloc(32, 'another key'))]
    await expect(given({ dataKeys: elsewhere }).when(aRequest()).thenNothing()).rejects.toThrow(
      'the data key of 2026-03-02 cannot be unwrapped; start with the ENCRYPTION_KEY that it was wrapped with',
    )
  })

  test('of other days may be as it will', () =>
    given({ dataKeys: [...dataKeys, dataKeyOf('2025-01-01', Buffer.alloc(32, 'another key'))] })
      .when(aRequest())
      .then([{ dataKey: day }]))
})

describe('a record that is no request is a dead letter', () => {
  const { prompt: _, ...promptless } = least
  test.each([
    ['without a prompt', promptless, 'invalid', 'prompt: is required and missing'],
    ['whose prompt is a number', { ...least, prompt: 4242 }, 'invalid', 'prompt: must be text, not a number'],
    ['whose model is empty', { ...least, model: ' ' }, 'invalid', 'model: must not be empty'],
    ['whose id is no UUID', { ...least, id: 'bluebird' }, 'invalid', 'id: must be a UUID'],
    [
      'with a day that no calendar has',
      { ...least, timestamp: '2026-02-30T00:00:00Z' },
      'invalid',
      'timestamp: must be ISO 8601 or YYYY-MM-DD HH:MM:SS, from 1970 to 9999',
    ],
    [
      'with half a token',
      { ...least, tokens_prompt: 0.5 },
      'invalid',
      'tokens_prompt: must be a whole number from 0 to 2147483647',
    ],
    [
      'with a list for metadata',
      { ...least, metadata: ['bluebird'] },
      'invalid',
      'metadata: must be an object, not a list',
    ],
    ['that is a list', [least], 'invalid', 'the record: must be a JSON object'],
  ])('%s: the message names the field and the rule', (_case, value, errorClass, message) =>
    given({ dataKeys })
      .when(jsonRecord(value))
      .thenDeadLetters([
        { processor: 'intake', errorClass, message, value: Buffer.from(JSON.stringify(value)) },
      ]),
  )

  test.each([
    ['empty', Buffer.alloc(0), 'the record is empty'],
    ['a tombstone', null, 'the record has no value'],
    [
      'cut JSON',
      Buffer.from('{"prompt": "blueb'),
      '17 bytes that are neither JSON nor Avro in the Confluent wire format',
    ],
    ['not UTF-8', Buffer.from([0xc3, 0x28]), 'the record is not valid UTF-8'],
    [
      'of a schema that nobody registered',
      Buffer.from([0, 0, 0, 0, 99, 1]),
      'schema id 99: unknown to the registry, or not a schema of llm_requests',
    ],
    ['cut Avro', Buffer.from([0, 0, 0, 0, 1, 72]), 'Avro: 1 bytes do not hold one record of schema id 1'],
  ])('%s: the message says how, and the bytes are kept', (_case, value, message) =>
    given({ dataKeys })
      .when(rawRecord(value, { key: 'k', headers: { trace: 'abc' } }))
      .thenDeadLetters([
        {
          id: derivedId('dead-letter/intake', 'llm_requests', '0', '0'),
          errorClass: 'undecodable',
          message: expect.stringContaining(message),
          value: value as Buffer,
          key: Buffer.from('k'),
          headers: [{ name: 'trace', value: Buffer.from('abc') }],
          source: coordinates(0),
          receivedAt: exampleTime + 40,
        },
      ]),
  )

  test('and never quotes what it found', () =>
    given({ dataKeys })
      .when(jsonRecord({ ...least, id: 'bluebird' }), rawRecord('{"prompt": bluebird}'))
      .thenDeadLetters([
        { message: expect.not.stringContaining('blueb') },
        { message: expect.not.stringContaining('blueb') },
      ]))
})

obeysTheLaws(intake, { tables: { dataKeys }, inputs: arbitraryRequests() })
