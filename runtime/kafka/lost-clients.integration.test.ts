import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { testKafka } from '../testing/kafka-scene.ts'
import { createTopics } from './admin.ts'
import { KafkaTimeout } from './call.ts'
import { type GroupConsumer, openConsumer } from './consumer.ts'
import { ConsumerLost, createPipeline } from './pipeline.ts'
import { openProducer } from './producer.ts'
import { type ConsumedRecord, partitionKey } from './record.ts'
import { openTail } from './tail.ts'
import { openTailClient, type TailClient } from './tail-client.ts'
import { createTurns, type TurnStep } from './turn.ts'
import { openWatchedConsumer } from './watched-consumer.ts'

/** A client is given up after so long here. */
const lostAfterMs = 500
let input: string
let output: string
beforeEach(async () => {
  const run = randomUUID()
  input = `lost-${run}.in`
  output = `lost-${run}.out`
  const settings = {
    partitions: 2,
    retention: 'forever',
    cleanup: 'delete',
    maxRecordBytes: 1_000_000,
  } as const
  await createTopics(
    testKafka,
    [
      { ...settings, name: input },
      { ...settings, name: output },
    ],
    1,
  )
})

async function put(topic: string, values: readonly string[]): Promise<void> {
  const producer = await openProducer(testKafka, `${topic}.producer`)
  await producer.begin()
  for (const value of values) producer.produce({ topic, key: value, value: Buffer.from(value) })
  await producer.flushed()
  await producer.commit()
  await producer.close()
}

const numbered = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => `record ${from + number}`)

/** Everything committed on a topic. */
async function valuesOf(topic: string): Promise<readonly string[]> {
  const values: string[] = []
  const tail = await openTail({
    ...testKafka,
    topics: [topic],
    from: 'beginning',
    onRecords: (records) => void values.push(...records.map(({ value }) => String(value))),
  })
  await tail.caughtUp()
  await tail.close()
  return values.sort()
}

describe('every record follows exactly once', () => {
  test.each(['produced', 'offsets-sent', 'committed'] as const)(
    'when the consumer is lost in a turn whose end nobody knows (%s)',
    async (step: TurnStep) => {
      await put(input, numbered(0, 100))
      let losing = true
      const turns = createTurns({
        takeSlot: async () => ({ id: '0', release: async () => undefined }),
        openProducer: (slot) => openProducer(testKafka, `${output}.${slot}`),
        waitedOut: (act) => act(),
        log: testKafka.log,
        stopping: new AbortController().signal,
        lostAfterMs,
        async onStep(reached) {
          if (reached !== step || !losing) return
          losing = false
          // From now on it answers nothing, as a client does that has lost every broker.
          await watched.current().close()
          throw new KafkaTimeout('no answer')
        },
      })
      await turns.open()
      const join = (): Promise<GroupConsumer> =>
        openConsumer({
          ...testKafka,
          group: input,
          topics: [input],
          sessionTimeoutMs: 2_000,
        })
      let stalls = 0
      const watched = await openWatchedConsumer(
        join,
        { lag: { set: () => undefined } as never, stalls: { inc: () => void stalls++ } as never },
        testKafka.log,
      )
      const handled: ConsumedRecord[] = []
      const pipeline = createPipeline({
        turns,
        limits: { atOnce: 10, batch: 30, waiting: 30, bytes: Number.POSITIVE_INFINITY },
        decide: async (records) => ({
          records,
          toProduce: records.map(({ key, value }) => ({ topic: output, key: String(key), value })),
        }),
        onEnded: ({ parts }, outcome) =>
          void (outcome === 'committed' && handled.push(...parts.flatMap(({ records }) => records))),
      })
      const oneTurn = (): Promise<unknown> =>
        pipeline.turn(watched.current()).catch((error: unknown) => {
          if (!(error instanceof ConsumerLost)) throw error
          return watched.makeAnew(error.message)
        })
      const until = Date.now() + 30_000
      const expected = [...numbered(0, 100)].sort()
      // A turn that was committed before its end was lost is not seen to end here.
      const missing = step === 'committed' ? 30 : 0
      while (handled.length < expected.length - missing && Date.now() < until) await oneTurn()
      for (let more = 0; more < 10; more++) await oneTurn()
      await watched.close()
      await turns.close()
      expect(stalls).toBe(1)
      expect(new Set(handled.map((at) => `${partitionKey(at)}/${at.offset}`)).size).toBe(handled.length)
      expect(await valuesOf(output)).toEqual(expected)
    },
  )
})

test('a tail whose client is lost reads on with another: each record once', async () => {
  await put(input, numbered(0, 50))
  const clients: TailClient[] = []
  const values: string[] = []
  const tail = await openTail(
    {
      ...testKafka,
      topics: [input],
      from: 'beginning',
      onRecords: (records) => void values.push(...records.map(({ value }) => String(value))),
    },
    async () => {
      const client = await openTailClient(testKafka)
      clients.push(client)
      return client
    },
    lostAfterMs,
  )
  await tail.caughtUp()
  await clients[0]?.close()
  await put(input, numbered(50, 50))
  await expect.poll(() => values.length, { timeout: 20_000, interval: 50 }).toBe(100)
  expect(clients).toHaveLength(2)
  await tail.caughtUp()
  await tail.close()
  expect([...values].sort()).toEqual([...numbered(0, 100)].sort())
})
