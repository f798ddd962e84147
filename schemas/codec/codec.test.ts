import avro from 'avsc'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadRecord } from '../errors.ts'
import { aRequest } from '../examples.ts'
import { llmRequestSchema } from '../llm-request/llm-request.generated.ts'
import { toAvroLlmRequest } from '../llm-request/to-avro.ts'
import { registryInMemory } from '../registry/index.ts'
import { topics } from '../topics.ts'
import { openCodec } from './codec.ts'

const source = { topic: 'llm_requests', partition: 0, offset: 0 }

/** Bytes in the wire format, written with any schema. */
function written(schemaId: number, schema: object, value: unknown): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt32BE(schemaId, 1)
  return Buffer.concat([header, avro.Type.forSchema(schema as avro.Schema).toBuffer(value)])
}

const mapOfText = { type: 'map', values: 'string' } as const

function faultOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof BadRecord) return `${error.fault}: ${error.message}`
    throw error
  }
  return 'no fault'
}

describe('a codec', () => {
  test('decodes what a client wrote with an older schema', async () => {
    const registry = registryInMemory()
    const codec = await openCodec(topics.llmRequests, registry)
    const older = { ...llmRequestSchema, fields: llmRequestSchema.fields.slice(0, 6) }
    const id = await registry.register('older', older)
    const bytes = written(id, older, {
      id: null,
      timestamp: 1_000,
      src_ip: '192.0.2.1',
      provider: ' OpenAI ',
      model: 'GPT-4',
      prompt: 'hello',
    })
    await codec.ready([bytes])
    const request = codec.decode(bytes, source)
    expect(request).toMatchObject({ provider: 'openai', model: 'gpt-4', prompt: 'hello', method: 'POST' })
  })

  test('names the schema id that nobody knows', async () => {
    const codec = await openCodec(topics.llmRequests, registryInMemory())
    const bytes = Buffer.from([0, 0, 0, 1, 44, 1, 2, 3])
    await codec.ready([bytes])
    expect(faultOf(() => codec.decode(bytes, source))).toBe(
      'undecodable: schema id 300: unknown to the registry, or not a schema of llm_requests',
    )
  })

  test('refuses a record that is cut short, one with bytes left over, and none at all', async () => {
    const codec = await openCodec(topics.llmRequests, registryInMemory())
    const bytes = codec.encode(aRequest())
    for (const bad of [bytes.subarray(0, 3), bytes.subarray(0, 40), Buffer.concat([bytes, bytes]), null])
      expect(faultOf(() => codec.decode(bad, source))).toMatch(/^undecodable: /)
  })

  test('refuses Avro text that is not UTF-8, and takes a rightful U+FFFD', async () => {
    const codec = await openCodec(topics.llmRequests, registryInMemory())
    const good = codec.encode(aRequest({ prompt: 'a \ufffd b' }))
    expect(codec.decode(good, source).prompt).toBe('a \ufffd b')
    const bad = Buffer.from(codec.encode(aRequest({ prompt: 'aXb' })))
    bad[bad.indexOf('aXb') + 1] = 0xff
    expect(faultOf(() => codec.decode(bad, source))).toBe('undecodable: Avro: a text is not valid UTF-8')
  })

  test('asks the registry once for an id, however many records carry it', async () => {
    const registry = registryInMemory()
    let asked = 0
    const codec = await openCodec(topics.llmRequests, {
      register: (subject, schema) => registry.register(subject, schema),
      schemaById: (id) => {
        asked++
        return registry.schemaById(id)
      },
    })
    const unknown = Buffer.from([0, 0, 0, 9, 9])
    await codec.ready([unknown, unknown])
    await codec.ready([unknown])
    expect(asked).toBe(1)
  })

  test('decodes what a client wrote with a newer schema: other order, a field that we do not know', async () => {
    const registry = registryInMemory()
    const codec = await openCodec(topics.llmRequests, registry)
    const [id, ...others] = llmRequestSchema.fields
    const newer = {
      ...llmRequestSchema,
      namespace: 'com.example',
      fields: [{ name: 'tool_calls', type: { type: 'array', items: 'string' } }, ...others.reverse(), id],
    }
    const schemaId = await registry.register('newer', newer)
    const bytes = written(schemaId, newer, { ...toAvroLlmRequest(aRequest()), tool_calls: ['a', 'b'] })
    await codec.ready([bytes])
    expect(codec.decode(bytes, source)).toEqual(aRequest())
  })

  test('refuses a schema that lacks what is required, or that is of something else', async () => {
    const registry = registryInMemory()
    const codec = await openCodec(topics.llmRequests, registry)
    const withoutPrompt = { type: 'record', name: 'LlmRequest', fields: [{ name: 'model', type: 'string' }] }
    const other = { type: 'record', name: 'Invoice', fields: [{ name: 'prompt', type: 'string' }] }
    for (const schema of [withoutPrompt, other]) {
      const bytes = written(await registry.register('other', schema), schema, { model: 'm', prompt: 'p' })
      await codec.ready([bytes])
      expect(faultOf(() => codec.decode(bytes, source))).toMatch(/not a schema of llm_requests$/)
    }
  })

  test('takes and gives records of any size', async () => {
    const codec = await openCodec(topics.llmRequests, registryInMemory())
    for (const length of [0, 60_000, 65_000, 65_535, 70_000, 5_000_000]) {
      const request = aRequest({ prompt: 'é'.repeat(length) })
      expect(codec.decode(codec.encode(request), source).prompt === request.prompt).toBe(true)
    }
  })

  test('gives bytes of its own: a later record does not change an earlier one', async () => {
    const codec = await openCodec(topics.llmRequests, registryInMemory())
    const first = codec.encode(aRequest({ prompt: 'first' }))
    codec.encode(aRequest({ prompt: 'other' }))
    expect(codec.decode(first, source).prompt).toBe('first')
  })

  test('refuses a map that claims more entries than there are bytes, at once', async () => {
    const registry = registryInMemory()
    const codec = await openCodec(topics.llmRequests, registry)
    const schema = {
      type: 'record',
      name: 'LlmRequest',
      fields: [{ name: 'count', type: 'long' }, ...llmRequestSchema.fields.slice(0, 6)],
    }
    const empty = { id: null, timestamp: 0, src_ip: '', provider: '', model: '', prompt: '' }
    const long = await registry.register('long', schema)
    const map = { ...schema, fields: [{ name: 'count', type: mapOfText }, ...schema.fields.slice(1)] }
    const mapId = await registry.register('map', map)
    const bytes = written(long, schema, { ...empty, count: 2 ** 50 })
    bytes.writeUInt32BE(mapId, 1)
    await codec.ready([bytes])
    expect(faultOf(() => codec.decode(bytes, source))).toMatch(/do not hold one record/)
  })

  test('either decodes or refuses whatever bytes it is given', async () => {
    const codec = await openCodec(topics.llmRequests, registryInMemory())
    const whole = codec.encode(
      aRequest({ headers: { a: 'b', c: 'd' }, response: 'é😀', durationMs: 1.5, metadata: { k: 'v' } }),
    )
    const changes = fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), { maxLength: 4 })
    fc.assert(
      fc.property(changes, fc.nat(whole.length), (changed, length) => {
        const bytes = Buffer.from(whole)
        for (const { at, byte } of changed) if (at > 4) bytes[at] = byte
        expect(faultOf(() => codec.decode(bytes, source))).toMatch(/^(no fault|undecodable: |invalid: )/)
        const cut = bytes.subarray(0, length)
        if (length < whole.length) expect(faultOf(() => codec.decode(cut, source))).not.toBe('no fault')
      }),
      { numRuns: 1000 },
    )
  })
})
