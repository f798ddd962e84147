import Kafka, { type Message, type NumberNullUndefined } from '@confluentinc/kafka-javascript'
import type { LogRecord, SchemaLog } from './schema-log.ts'

export interface KafkaLogOptions {
  readonly brokers: string
  readonly topic: string
  /** Told when the broker cannot be reached while the log is open; the log goes on trying. */
  readonly onTrouble: (message: string) => void
}

const connectTimeoutMs = 10_000
/** How long an append may take, retries of the client included. */
const appendTimeoutMs = 10_000

/**
 * The compacted topic with one partition that a registry keeps its schemas in; made when it is not there.
 *
 * @throws Error when the broker does not answer, or the topic has more than one partition; to be called again.
 */
export async function kafkaLog({ brokers, topic, onTrouble }: KafkaLogOptions): Promise<SchemaLog> {
  await createTopic(brokers, topic)
  const producer = new Kafka.HighLevelProducer({
    'bootstrap.servers': brokers,
    'enable.idempotence': true,
    'message.timeout.ms': appendTimeoutMs,
    'linger.ms': 0,
  })
  const consumer = new Kafka.KafkaConsumer(
    {
      'bootstrap.servers': brokers,
      'group.id': 'schema-registry-local',
      'enable.auto.commit': false,
      'isolation.level': 'read_committed',
      'enable.partition.eof': true,
    },
    { 'auto.offset.reset': 'earliest' },
  )
  producer.on('event.error', ({ message }) => onTrouble(message))
  consumer.on('event.error', ({ message }) => onTrouble(message))
  await Promise.all([connected(producer, brokers), connected(consumer, brokers)])
  producer.setPollInterval(20)

  let nextOffset = 0
  let closed = false
  const waiting: { readonly offset: number; readonly resolve: () => void }[] = []

  /** Resolves when every record below the offset has been handed over. */
  const handedOver = (offset: number): Promise<void> =>
    new Promise((resolve) => {
      if (nextOffset >= offset) resolve()
      else waiting.push({ offset, resolve })
    })

  function advanceTo(offset: number): void {
    nextOffset = Math.max(nextOffset, offset)
    for (const { resolve } of waiting.filter((waiter) => waiter.offset <= nextOffset)) resolve()
    waiting.splice(0, waiting.length, ...waiting.filter((waiter) => waiter.offset > nextOffset))
  }

  return {
    async follow(onRecord) {
      const end = await endOffset(consumer, topic)
      consumer.setDefaultConsumeTimeout(500)
      // The end of the partition moves past records that compaction or an aborted transaction took away.
      consumer.on('partition.eof', ({ offset }) => advanceTo(offset))
      consumer.assign([{ topic, partition: 0, offset: 0 }])
      const poll = (): void => {
        if (closed) return
        // One by one: a call for more waits out its time when fewer have come.
        consumer.consume(1, (error, messages) => {
          if (closed) return
          if (error) {
            onTrouble(error.message)
            setTimeout(poll, 500)
            return
          }
          for (const message of messages) onRecord(recordFrom(message))
          const last = messages.at(-1)
          if (last) advanceTo(last.offset + 1)
          poll()
        })
      }
      poll()
      await handedOver(end)
    },

    async append({ key, value }) {
      const offset = await new Promise<number>((resolve, reject) => {
        const bytes = value === null ? null : Buffer.from(value)
        const delivered = (error: unknown, at?: NumberNullUndefined): void => {
          if (typeof at === 'number' && !error) resolve(at)
          else reject(error instanceof Error ? error : new Error(`not stored: ${String(error)}`))
        }
        producer.produce(topic, 0, bytes, Buffer.from(key), Date.now(), delivered)
      })
      await handedOver(offset + 1)
    },

    async close() {
      closed = true
      await Promise.all([disconnected(producer), disconnected(consumer)])
    },
  }
}

const recordFrom = ({ key, value }: Message): LogRecord => ({
  key: key === null || key === undefined ? '' : key.toString(),
  value: value === null ? null : value.toString(),
})

type Client = InstanceType<typeof Kafka.KafkaConsumer> | InstanceType<typeof Kafka.Producer>

const connected = (client: Client, brokers: string): Promise<void> =>
  new Promise((resolve, reject) => {
    client.connect({ timeout: connectTimeoutMs }, (error) => {
      if (!error) resolve()
      else client.disconnect(() => reject(new Error(`no answer from Kafka at ${brokers}: ${error.message}`)))
    })
  })

const disconnected = (client: Client): Promise<void> =>
  new Promise((resolve) => {
    client.disconnect(() => resolve())
  })

const endOffset = (client: Client, topic: string): Promise<number> =>
  new Promise((resolve, reject) => {
    client.queryWatermarkOffsets(
      topic,
      0,
      connectTimeoutMs,
      (error, { highOffset } = { lowOffset: 0, highOffset: 0 }) => {
        if (error) reject(new Error(`the end of ${topic} could not be read: ${error.message}`))
        else resolve(highOffset)
      },
    )
  })

const topicExists = 36

async function createTopic(brokers: string, topic: string): Promise<void> {
  const admin = Kafka.AdminClient.create({ 'bootstrap.servers': brokers })
  try {
    await new Promise<void>((resolve, reject) => {
      const config = { 'cleanup.policy': 'compact' }
      admin.createTopic(
        { topic, num_partitions: 1, replication_factor: 1, config },
        connectTimeoutMs,
        (error) => {
          if (!error || error.code === topicExists) resolve()
          else reject(new Error(`the topic ${topic} could not be made at ${brokers}: ${error.message}`))
        },
      )
    })
  } finally {
    admin.disconnect()
  }
}
