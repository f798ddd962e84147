import avro from 'avsc'
import { describe, expect, test } from 'vitest'
import { BadRecord } from '../errors.ts'
import { aRequest } from '../examples.ts'
import { llmRequestSchema } from '../llm-request/llm-request.generated.ts'
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
})
