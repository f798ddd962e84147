import kafka, { type KafkaConsumer, type Message, type Producer } from '@confluentinc/kafka-javascript'
import { consumerSettings, producerSettings, producerTopicSettings } from '@flagwise/runtime/kafka'

/**
 * The raw limit: consume, produce a share of the records unchanged, commit offsets, in transactions of 2,000 on the callback interface,
 * with the settings of our services and no work at all. A process of its own; prints `{ records, seconds }`.
 *
 * node raw-loop.ts <brokers> <input> <output> <records> <one in so many is produced>
 */
const [bootstrapServers = '', input = '', output = '', total = '0', every = '10'] = process.argv.slice(2)
const wanted = Number(total)
const oneIn = Number(every)
const client = { bootstrapServers, clientId: 'raw-loop' }
const deadlineMs = 15_000

const called = <T>(start: (done: (error: unknown, value?: T) => void) => void): Promise<T> =>
  new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value as T))))

// The client has this method and does not declare it.
const consumer = new kafka.KafkaConsumer(
  { ...consumerSettings(client), 'group.id': `raw-loop-${process.pid}` },
  { 'auto.offset.reset': 'earliest' },
) as KafkaConsumer & { setDefaultIsTimeoutOnlyForFirstMessage(only: boolean): void }
const producer: Producer = new kafka.Producer(
  producerSettings(client, `raw-loop-${process.pid}`),
  producerTopicSettings,
)
await called((done) => consumer.connect({}, done))
await called((done) => producer.connect({}, done))
producer.setPollInBackground(true)
await called<void>((done) => producer.initTransactions(deadlineMs, done))
consumer.setDefaultConsumeTimeout(20)
consumer.setDefaultIsTimeoutOnlyForFirstMessage(true)
consumer.subscribe([input])

let startedAt = 0
let seen = 0
while (seen < wanted) {
  const messages = await called<Message[]>((done) => consumer.consume(2_000, done))
  if (messages.length === 0) continue
  if (startedAt === 0) startedAt = performance.now()
  const next = new Map<number, number>()
  await called<void>((done) => producer.beginTransaction(done))
  for (const { partition, offset, value, key } of messages) {
    if (seen++ % oneIn === 0) producer.produce(output, null, value, key)
    next.set(partition, offset + 1)
  }
  const positions = [...next].map(([partition, offset]) => ({ topic: input, partition, offset }))
  await called<void>((done) => producer.sendOffsetsToTransaction(positions, consumer, deadlineMs, done))
  await called<void>((done) => producer.commitTransaction(deadlineMs, done))
}
process.stdout.write(
  `${JSON.stringify({ records: seen, seconds: (performance.now() - startedAt) / 1_000 })}\n`,
)
process.exit(0)
