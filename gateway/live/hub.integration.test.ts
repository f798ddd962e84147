import { randomUUID } from 'node:crypto'
import kafka from '@confluentinc/kafka-javascript'
import { createTopics, openProducer } from '@flagwise/runtime/kafka'
import { openLog } from '@flagwise/runtime/service'
import { derivedId, type Flag, openCodec, topicNamed, topics } from '@flagwise/schemas'
import { aFlag } from '@flagwise/schemas/examples'
import { registryInMemory } from '@flagwise/schemas/registry'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Hub, openHub } from './hub.ts'
import type { Entry } from './ring.ts'

const client = {
  bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '',
  clientId: 'gateway-test',
  log: openLog('gateway-test', 'silent'),
}
const registry = registryInMemory()
const patiently = { timeout: 10_000, interval: 20 }

let name: string
let hubs: Hub<Flag>[]
beforeEach(async () => {
  name = `test-${randomUUID()}`
  hubs = []
  await createTopics(client, [{ ...topicNamed(topics.flags('test'), name), partitions: 2 }], 1)
})
afterEach(() => Promise.all(hubs.map((hub) => hub.close())))

async function open(entries = 100): Promise<Hub<Flag>> {
  const topic = topicNamed(topics.flags('test'), name)
  const limits = { entries, bytes: 1_000_000 }
  const hub = await openHub<Flag>({ ...client, registry, topic, limits, warmUp: 0 })
  hubs.push(hub)
  return hub
}

/** Appends flags on these requests in one transaction. */
async function append(
  requests: readonly string[],
  how: 'commit' | 'abort' = 'commit',
  bytes?: Buffer,
): Promise<void> {
  const codec = await openCodec(topicNamed(topics.flags('test'), name), registry)
  const producer = await openProducer(client, `${name}.producer`)
  await producer.begin()
  for (const request of requests) {
    const flag = aFlag({ requestId: derivedId('test', request), userId: request })
    producer.produce({ topic: name, key: 'one partition', value: bytes ?? codec.encode(flag) })
  }
  await producer.flushed()
  await producer[how]()
  await producer.close()
}

const userOf = (entry: Entry<Flag> | undefined): string | null | undefined => entry?.event.userId
const held = ({ ring }: Hub<Flag>): readonly (string | null | undefined)[] =>
  Array.from({ length: ring.end() - ring.oldest() }, (_, at) => userOf(ring.at(ring.oldest() + at)))
const nextOf = ({ ring }: Hub<Flag>): number => Math.max(...[...(ring.next().get(name)?.values() ?? [])])
const partitionOf = ({ ring }: Hub<Flag>): number => ring.at(ring.oldest())?.partition ?? Number.NaN

describe('the hub of a gateway', () => {
  test('holds what is committed, and nothing of what was aborted; its places move past both', async () => {
    const hub = await open()
    await append(['a', 'b'])
    await append(['never'], 'abort')
    await append(['c'])
    await expect.poll(() => held(hub), patiently).toEqual(['a', 'b', 'c'])
    // Two flags and their marker, one aborted and its marker, one flag and its marker.
    await expect.poll(() => nextOf(hub), patiently).toBe(7)
  })

  test('passes over what is no flag, so that nobody waits for it', async () => {
    const hub = await open()
    await append(['garbage'], 'commit', Buffer.from('garbage'))
    await append(['a'])
    await expect.poll(() => held(hub), patiently).toEqual(['a'])
    await expect.poll(() => nextOf(hub), patiently).toBe(4)
  })

  test('wakes whoever waits when something comes', async () => {
    const hub = await open()
    const changed = hub.changed(60_000)
    await append(['a'])
    await changed
    await expect.poll(() => held(hub), patiently).toEqual(['a'])
  })

  test('reads back from the log what its ring let go of, and no more', async () => {
    const hub = await open(2)
    await append(['a', 'b', 'c', 'd', 'e'])
    await expect.poll(() => held(hub), patiently).toEqual(['d', 'e'])
    const partition = partitionOf(hub)
    const fetched: Entry<Flag>[] = []
    await hub.fetch([{ topic: name, partition, from: 1, to: 3 }], (entry) => fetched.push(entry), 10_000)
    expect(fetched.map(userOf)).toEqual(['b', 'c'])
    expect(fetched.map(({ offset }) => offset)).toEqual([1, 2])
  })

  test('says so when the log no longer has what is asked for, and hands out no part of it', async () => {
    const hub = await open(1)
    await append(['a', 'b', 'c', 'd'])
    await expect.poll(() => held(hub), patiently).toEqual(['d'])
    const partition = partitionOf(hub)
    await forgetBefore(partition, 2)
    const fetched: Entry<Flag>[] = []
    const fetching = hub.fetch(
      [{ topic: name, partition, from: 1, to: 3 }],
      (entry) => fetched.push(entry),
      10_000,
    )
    await expect(fetching).rejects.toThrow('no longer kept')
    expect(fetched).toEqual([])
  })
})

/** As retention does it. */
function forgetBefore(partition: number, offset: number): Promise<void> {
  const admin = kafka.AdminClient.create({ 'bootstrap.servers': client.bootstrapServers })
  return new Promise((resolve, reject) => {
    admin.deleteRecords([{ topic: name, partition, offset }], { timeout: 10_000 }, (error) => {
      admin.disconnect()
      if (error) reject(error)
      else resolve()
    })
  })
}
