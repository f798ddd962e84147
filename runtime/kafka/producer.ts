import kafka, { type KafkaConsumer, type Producer } from '@confluentinc/kafka-javascript'
import { call, KafkaError } from './call.ts'
import type { Position, ProducedRecord } from './record.ts'
import {
  type KafkaClientOptions,
  producerSettings,
  producerTopicSettings,
  transactionTimeoutMs,
} from './settings.ts'

/** The client's own deadline comes first, ours a little later: ours firing means that the native call hangs. */
const clientDeadlineMs = transactionTimeoutMs + 2_000
const deadlineMs = clientDeadlineMs + 3_000

/** The local queue of the producer is full. */
const queueFull = -184

/**
 * One transactional producer. Each call throws KafkaError or KafkaTimeout; what to do then is decided by `classifyError`.
 * After a time-out the outcome of a transaction is unknown: close this producer and open another with the same id, which
 * completes or aborts what this one left behind.
 */
export interface TransactionalProducer {
  begin(): Promise<void>
  /** Queues a record in the open transaction. */
  produce(record: ProducedRecord): void
  /** Adds the consumer's next offsets to the open transaction. */
  sendOffsets(positions: readonly Position[], consumer: KafkaConsumer): Promise<void>
  commit(): Promise<void>
  abort(): Promise<void>
  /** Waits until every queued record is with the broker, and says where each went, in the order of their `produce`. */
  flushed(): Promise<readonly Position[]>
  close(): Promise<void>
}

/**
 * Connects, and fences every other producer with the same id.
 * @param reports whether `flushed` says where records went; costs an event per record
 */
export async function openProducer(
  options: KafkaClientOptions,
  transactionalId: string,
  reports = false,
): Promise<TransactionalProducer> {
  const producer: Producer = new kafka.Producer(
    { ...producerSettings(options, transactionalId), ...(reports ? { dr_cb: true } : {}) },
    producerTopicSettings,
  )
  producer.on('event.error', () => undefined) // each call reports its own error; without a listener it would be thrown
  const reported: (Position & { readonly order: number })[] = []
  let produced = 0
  let answered = 0
  let onAnswer = (): void => undefined
  if (reports)
    producer.on('delivery-report', (error, report) => {
      answered++
      if (!error)
        reported.push({
          topic: report.topic,
          partition: report.partition,
          offset: report.offset,
          order: report.opaque,
        })
      onAnswer()
    })
  /** Reports are events of the loop: a flush may return before the last of them was seen. */
  const allReported = (): Promise<void> =>
    call('delivery reports', deadlineMs, (done) => {
      onAnswer = () => {
        if (answered < produced) return
        onAnswer = () => undefined
        done(null)
      }
      onAnswer()
    })
  const close = (): Promise<void> =>
    call<void>('disconnect', 5_000, (done) => producer.disconnect(3_000, (error) => done(error))).catch(
      () => undefined,
    )
  try {
    await call('connect', 10_000, (done) => producer.connect({ timeout: 8_000 }, (error) => done(error)))
    producer.setPollInBackground(true)
    await call('init transactions', deadlineMs, (done) => producer.initTransactions(clientDeadlineMs, done))
  } catch (error) {
    await close()
    throw error
  }

  return {
    begin: () => call('begin transaction', deadlineMs, (done) => producer.beginTransaction(done)),
    produce(record) {
      try {
        producer.produce(
          record.topic,
          null,
          record.value,
          record.key,
          null,
          produced,
          record.headers as Parameters<Producer['produce']>[6],
        )
        produced++
      } catch (error) {
        const worded = error as { code?: number; message?: string }
        throw new KafkaError(
          worded.code === queueFull ? 'produce: the local queue is full' : 'produce',
          worded,
        )
      }
    },
    sendOffsets: (positions, consumer) =>
      call('send offsets', deadlineMs, (done) =>
        producer.sendOffsetsToTransaction([...positions], consumer, clientDeadlineMs, done),
      ),
    commit: () =>
      call('commit transaction', deadlineMs, (done) => producer.commitTransaction(clientDeadlineMs, done)),
    abort: () =>
      call('abort transaction', deadlineMs, (done) => producer.abortTransaction(clientDeadlineMs, done)),
    async flushed() {
      await call('flush', deadlineMs, (done) => producer.flush(clientDeadlineMs, done))
      if (reports) await allReported()
      return reported.splice(0).sort((a, b) => a.order - b.order)
    },
    close,
  }
}
