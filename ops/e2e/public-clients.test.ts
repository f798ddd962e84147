import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  AvroDeserializer,
  AvroSerializer,
  SchemaRegistryClient,
  SerdeType,
} from '@confluentinc/schemaregistry'
import { topics } from '@flagwise/schemas'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '../start/settings.ts'
import { openPlainProducer } from './clients/plain-producer.ts'
import { readTopic } from './clients/read-topic.ts'
import { sharedSystem } from './system/join.ts'
import type { Addresses } from './system/system.ts'
import { until } from './until.ts'

const run = promisify(execFile)
const venv = join(root, '.toolchain', 'python')
const python = join(venv, 'bin', 'python')
const scripts = join(root, 'ops', 'e2e', 'python')

let addresses: Addresses
beforeAll(async () => {
  ;({ addresses } = await sharedSystem())
})

describe("Python's confluent-kafka", () => {
  beforeAll(async () => {
    if (!existsSync(python)) await run('python3', ['-m', 'venv', venv])
    const requirements = join(scripts, 'requirements.txt')
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements])
  }, 300_000)

  test('sends JSON and Avro, and reads both flags by the registry', async () => {
    const [jsonId, avroId] = [randomUUID(), randomUUID()]
    const args = [join(scripts, 'plain_client.py'), addresses.kafka, addresses.registry, jsonId, avroId]
    const { stdout } = await run(python, args)
    expect(JSON.parse(stdout)).toEqual({
      schema_id: expect.any(Number),
      versions: [1],
      flags: { [jsonId]: ['Email Pattern'], [avroId]: ['Email Pattern'] },
    })
  })
})

describe("npm's @confluentinc/schemaregistry", () => {
  const open = () => new SchemaRegistryClient({ baseURLs: [addresses.registry] })

  test('registers, reads back by id and by version, and is told what is incompatible', async () => {
    const client = open()
    const subject = `test-${randomUUID()}-value`
    const record = (fields: readonly object[]) => ({
      schemaType: 'AVRO',
      schema: JSON.stringify({ type: 'record', name: 'Thing', fields }),
    })
    const first = record([{ name: 'a', type: 'string' }])
    const id = await client.register(subject, first)
    expect(await client.register(subject, first)).toBe(id)
    expect(JSON.parse((await client.getBySubjectAndId(subject, id)).schema)).toEqual(JSON.parse(first.schema))

    const better = record([
      { name: 'a', type: 'string' },
      { name: 'b', type: 'int', default: 0 },
    ])
    const worse = record([
      { name: 'a', type: 'string' },
      { name: 'b', type: 'int' },
    ])
    expect(await client.testCompatibility(subject, 1, better)).toBe(true)
    expect(await client.testCompatibility(subject, 1, worse)).toBe(false)
    await expect(client.register(subject, worse)).rejects.toMatchObject({ status: 409 })
    await client.register(subject, better)
    expect(await client.getAllVersions(subject)).toEqual([1, 2])
    expect(await client.deleteSubject(subject)).toEqual([1, 2])
  })

  test('writes what FlagWise reads, and reads what FlagWise writes', async () => {
    const client = open()
    const { name } = topics.llmRequests
    const id = randomUUID()
    const serializer = new AvroSerializer(client, SerdeType.VALUE, {
      useLatestVersion: true,
      autoRegisterSchemas: false,
    })
    const value = await serializer.serialize(name, {
      id,
      timestamp: Date.now(),
      src_ip: '192.0.2.10',
      provider: 'openai',
      model: 'gpt-4',
      prompt: 'hello there',
      endpoint: null,
      method: 'POST',
      headers: null,
      response: null,
      duration_ms: null,
      status_code: null,
      tokens_prompt: null,
      tokens_response: null,
      user_id: null,
      session_id: null,
      metadata: null,
    })
    const producer = await openPlainProducer(addresses.kafka)
    await producer.send(name, [value])
    await producer.close()

    const flags = topics.flags('detection').name
    const deserializer = new AvroDeserializer(client, SerdeType.VALUE, {})
    const flag = await until('the flag of the request', async () => {
      for (const record of await readTopic(addresses.kafka, flags)) {
        const read: { requestId: string } = await deserializer.deserialize(
          flags,
          record.value ?? Buffer.alloc(0),
        )
        if (read.requestId === id) return read
      }
      return undefined
    })
    expect(flag).toMatchObject({ severity: 'medium', matches: [{ name: 'Restricted Models' }] })
  })
})
