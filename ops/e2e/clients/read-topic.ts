import kafka, { type Message } from '@confluentinc/kafka-javascript'
import { until } from '../until.ts'

const settings = (bootstrapServers: string) => ({
  'bootstrap.servers': bootstrapServers,
  'group.id': 'e2e-reader',
  'enable.auto.commit': false,
  'isolation.level': 'read_committed' as const,
  'enable.partition.eof': true,
  'fetch.wait.max.ms': 50,
})

/**
 * Every committed record of a topic, by a plain client that reads committed transactions only. It waits until no transaction is open: what a
 * dying producer left behind is committed or aborted then.
 */
export async function readTopic(bootstrapServers: string, topic: string): Promise<readonly Message[]> {
  const consumer = new kafka.KafkaConsumer(settings(bootstrapServers), { 'auto.offset.reset': 'earliest' })
  consumer.on('event.error', () => undefined)
  consumer.setDefaultConsumeTimeout(50)
  await new Promise<void>((resolve, reject) =>
    consumer.connect({ timeout: 10_000 }, (error) => (error ? reject(error) : resolve())),
  )
  try {
    const ends = await endsOf(consumer, topic)
    const reached = new Map<number, number>()
    consumer.on('partition.eof', ({ partition, offset }: { partition: number; offset: number }) =>
      reached.set(partition, offset),
    )
    consumer.assign([...ends.keys()].map((partition) => ({ topic, partition, offset: 0 })))
    const read: Message[] = []
    await until(
      `${topic} is read to its end`,
      async () => {
        const messages = await consume(consumer)
        read.push(...messages)
        return messages.length === 0 && [...ends].every(([id, end]) => (reached.get(id) ?? 0) >= end)
      },
      { everyMs: 0 },
    )
    return read
  } finally {
    await new Promise<void>((resolve) => consumer.disconnect(() => resolve()))
  }
}

const consume = (consumer: kafka.KafkaConsumer): Promise<readonly Message[]> =>
  new Promise((resolve, reject) =>
    consumer.consume(1_000, (error, messages) => (error ? reject(error) : resolve(messages))),
  )

/** Next offset of each partition, of committed and open transactions alike. */
async function endsOf(consumer: kafka.KafkaConsumer, topic: string): Promise<ReadonlyMap<number, number>> {
  const partitions = await new Promise<readonly number[]>((resolve, reject) =>
    consumer.getMetadata({ topic, timeout: 10_000 }, (error, { topics }) =>
      error
        ? reject(error)
        : resolve(
            topics.flatMap(({ name, partitions: of }) => (name === topic ? of.map(({ id }) => id) : [])),
          ),
    ),
  )
  const admin = kafka.AdminClient.createFrom(consumer)
  const ends = await new Promise<readonly kafka.ListOffsetsResult[]>((resolve, reject) =>
    admin.listOffsets(
      partitions.map((partition) => ({ topic, partition, offset: kafka.OffsetSpec.LATEST })),
      { timeout: 10_000, isolationLevel: kafka.IsolationLevel.READ_UNCOMMITTED },
      (error, offsets) => (error ? reject(error) : resolve(offsets)),
    ),
  )
  return new Map(ends.map(({ partition, offset }) => [partition, offset]))
}
