import { randomUUID } from 'node:crypto'
import kafka from '@confluentinc/kafka-javascript'
import { type Codec, type DeadLetter, derivedId, openCodec, topics } from '@flagwise/schemas'
import { registryInMemory } from '@flagwise/schemas/registry'
import pino from 'pino'
import { createTopics } from '../kafka/admin.ts'
import { call } from '../kafka/call.ts'
import type { ConsumedRecord } from '../kafka/record.ts'
import { openTail } from '../kafka/tail.ts'
import { type Instance, instances } from './instance.ts'
import type { InstanceOrders } from './instance-main.ts'
import { sceneProcessor } from './scene-processor.ts'

/** Where the tests' broker is. */
export const testKafka = {
  bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '',
  clientId: 'flagwise-test',
  log: pino({ level: 'silent' }),
}

export const scenePartitions = 3

/** A processor with topics of its own on the real broker, and what comes of it. */
export interface KafkaScene {
  readonly name: string
  start(orders?: Partial<InstanceOrders>): Instance
  /** Appends requests with these prompts, or bytes that are none, to a partition of the input. */
  put(partition: number, values: readonly (string | Buffer)[]): Promise<void>
  /** Where the committed flags come from: offsets by partition of the input, in the order in which the flags stand. */
  flagged(): Promise<readonly (readonly number[])[]>
  deadLetters(): Promise<readonly DeadLetter[]>
  close(): Promise<void>
}

/** Opens scenes for one test file. */
export function kafkaScenes(): () => Promise<KafkaScene> {
  const startInstance = instances()
  return async () => {
    const name = `test-${randomUUID()}`
    const { input, output } = sceneProcessor(name)
    await createTopics(
      testKafka,
      [
        { ...input, partitions: scenePartitions },
        { ...output, partitions: scenePartitions },
        topics.deadLetters,
      ],
      1,
    )
    // An instance registers the same schemas in the same order, so the ids are the same.
    const registry = registryInMemory()
    await openCodec(input, registry)
    const flags = await openCodec(output, registry)
    const letters = await openCodec(topics.deadLetters, registry)
    const arrived: ConsumedRecord[] = []
    const tail = await openTail({
      ...testKafka,
      topics: [output.name, topics.deadLetters.name],
      from: { last: 0 },
      onRecords: (records) => void arrived.push(...records),
    })
    const producer = await openPlainProducer()

    async function arrivedOn<T>(topic: string, codec: Codec<T>, ours: (record: ConsumedRecord) => boolean) {
      await tail.caughtUp()
      return arrived
        .filter((record) => record.topic === topic && ours(record))
        .map((record) => codec.decode(record.value, record))
    }

    return {
      name,
      start: (orders = {}) =>
        startInstance({
          name,
          bootstrapServers: testKafka.bootstrapServers,
          sessionTimeoutMs: 1_500,
          instance: '0',
          ...orders,
        }),
      put: (partition, values) =>
        producer.put(
          input.name,
          partition,
          values.map((value) => (typeof value === 'string' ? requestOf(partition, value) : value)),
        ),
      async flagged() {
        const found = await arrivedOn(output.name, flags, () => true)
        return Array.from({ length: scenePartitions }, (_, partition) =>
          found.filter(({ source }) => source.partition === partition).map(({ source }) => source.offset),
        )
      },
      deadLetters: () =>
        arrivedOn(topics.deadLetters.name, letters, ({ key }) => String(key).startsWith(`${name}/`)),
      async close() {
        await producer.close()
        await tail.close()
      },
    }
  }
}

/** One id a partition: so all its flags have one key, and stand in one partition of the output, in order. */
const requestOf = (partition: number, prompt: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      id: derivedId('scene', String(partition)),
      timestamp: '2026-03-02T09:30:00Z',
      src_ip: '192.0.2.10',
      provider: 'openai',
      model: 'gpt-4o-mini',
      prompt,
    }),
  )

async function openPlainProducer() {
  const producer = new kafka.Producer({ 'bootstrap.servers': testKafka.bootstrapServers, 'linger.ms': 2 })
  producer.on('event.error', () => undefined)
  await call('connect', 15_000, (done) => producer.connect({ timeout: 10_000 }, (error) => done(error)))
  producer.setPollInBackground(true)
  return {
    async put(topic: string, partition: number, values: readonly Buffer[]): Promise<void> {
      for (const value of values) producer.produce(topic, partition, value)
      await call('flush', 15_000, (done) => producer.flush(10_000, done))
    },
    close: () =>
      call<void>('disconnect', 10_000, (done) => producer.disconnect(5_000, (error) => done(error))),
  }
}
