import kafka, { type KafkaConsumer } from '@confluentinc/kafka-javascript'
import type { Logger } from '../service/log.ts'
import { backOffMs, pause } from '../service/shutdown.ts'
import { call, KafkaError } from './call.ts'
import { asRecord, type ConsumedRecord, type Position, partitionKey } from './record.ts'
import { consumerSettings, type KafkaClientOptions } from './settings.ts'

export interface TailOptions extends KafkaClientOptions {
  readonly topics: readonly string[]
  /** Also every topic whose name matches, now or later. */
  readonly pattern?: RegExp
  /**
   * Where partitions that are there at the start are read from: `last` is so many offsets before their end; `positions` are for some of
   * them, and the rest are read from their end.
   */
  readonly from: 'beginning' | { readonly last: number } | { readonly positions: readonly Position[] }
  readonly log: Logger
  /** Called once for each partition, with the offset that it is read from, before any record of it. */
  readonly onStart?: (position: Position) => void
  /** Called in order per partition; the next records are read when it returns. */
  readonly onRecords: (records: readonly ConsumedRecord[]) => void
  /** The partition was read up to here, transaction markers and compacted holes included. */
  readonly onPosition?: (position: Position) => void
}

/** Reads partitions outside of any group: every instance sees every committed record. */
export interface Tail {
  /** Next offset of each partition that is read. */
  positions(): readonly Position[]
  /** Resolves when everything that is committed at the time of the call has been handed over. */
  caughtUp(signal?: AbortSignal): Promise<void>
  close(): Promise<void>
}

const pollTimeoutMs = 20
const discoverEveryMs = 5_000

/** What a broker says of a partition that was made, or moved, a moment ago. */
const settlingCodes = new Set([
  3, // UNKNOWN_TOPIC_OR_PARTITION
  5, // LEADER_NOT_AVAILABLE
  6, // NOT_LEADER_OR_FOLLOWER
])
const maxSettlingTries = 20

/** Connects, finds the partitions and begins to read. Partitions that appear later are read from their beginning. */
export async function openTail(options: TailOptions): Promise<Tail> {
  const client = new kafka.KafkaConsumer(
    {
      ...consumerSettings(options),
      // The client wants a group id even where it never joins the group.
      'group.id': `${options.clientId}-tail`,
      'enable.partition.eof': true,
    },
    { 'auto.offset.reset': 'earliest' },
  ) as KafkaConsumer & { setDefaultIsTimeoutOnlyForFirstMessage(only: boolean): void }
  client.on('event.error', (error) => options.log.debug({ err: error }, 'tail reports'))
  client.setDefaultConsumeTimeout(pollTimeoutMs)
  client.setDefaultIsTimeoutOnlyForFirstMessage(true)
  await call('connect tail', 15_000, (done) => client.connect({ timeout: 10_000 }, (error) => done(error)))

  const positions = new Map<string, Position>()
  let closed = false

  const moveTo = (position: Position): void => {
    const before = positions.get(partitionKey(position))
    if (before && before.offset >= position.offset) return
    positions.set(partitionKey(position), position)
    options.onPosition?.(position)
  }
  // The client says that a partition ended before it hands over the records that came first, so the news waits for them.
  const ends: Position[] = []
  client.on('partition.eof', ({ topic, partition, offset }: Position) =>
    ends.push({ topic, partition, offset }),
  )

  async function endOf(topic: string, partition: number): Promise<{ lowOffset: number; highOffset: number }> {
    for (let tries = 0; ; tries++) {
      try {
        return await call('watermarks', 10_000, (done) =>
          client.queryWatermarkOffsets(topic, partition, 8_000, done),
        )
      } catch (error) {
        const isSettling = error instanceof KafkaError && settlingCodes.has(error.code)
        if (!isSettling || tries >= maxSettlingTries) throw error
        await pause(backOffMs(Math.min(tries, 2)))
      }
    }
  }

  const admin = kafka.AdminClient.createFrom(client)
  /**
   * Next offset of each partition that is read, open transactions included. Kafka answers a commit before readers of committed records see
   * it; an end without it would come before what the caller itself has just committed.
   */
  const endsWithOpenTransactions = (): Promise<readonly Position[]> =>
    call('list offsets', 10_000, (done) =>
      admin.listOffsets(
        [...positions.values()].map(({ topic, partition }) => ({
          topic,
          partition,
          offset: kafka.OffsetSpec.LATEST,
        })),
        { timeout: 8_000, isolationLevel: kafka.IsolationLevel.READ_UNCOMMITTED },
        done,
      ),
    )

  async function discover(first: boolean): Promise<void> {
    const metadata = await call<{ topics: { name: string; partitions: { id: number }[] }[] }>(
      'metadata',
      10_000,
      (done) => client.getMetadata({ timeout: 8_000 }, done),
    )
    const found = metadata.topics
      .filter(({ name }) => options.topics.includes(name) || options.pattern?.test(name))
      .flatMap(({ name, partitions }) => partitions.map(({ id }) => ({ topic: name, partition: id })))
      .filter((partition) => !positions.has(partitionKey(partition)))
    if (found.length === 0) return
    const starts: Position[] = []
    for (const { topic, partition } of found) {
      const { lowOffset, highOffset } = await endOf(topic, partition)
      const start = first ? startOf(options.from, { topic, partition }, highOffset) : lowOffset
      starts.push({ topic, partition, offset: Math.min(Math.max(start, lowOffset), highOffset) })
    }
    client.assign(
      [...positions.values(), ...starts].map(({ topic, partition, offset }) => ({
        topic,
        partition,
        offset,
      })),
    )
    for (const start of starts) {
      positions.set(partitionKey(start), start)
      options.onStart?.(start)
    }
  }

  const disconnect = (): Promise<void> =>
    call<void>('disconnect tail', 8_000, (done) => client.disconnect((error) => done(error))).catch(
      () => undefined,
    )
  try {
    await discover(true)
  } catch (error) {
    await disconnect()
    throw error
  }

  async function read(): Promise<void> {
    let discoverAt = Date.now() + discoverEveryMs
    while (!closed) {
      try {
        const messages = await call<Parameters<typeof asRecord>[0][]>('consume', 60_000, (done) =>
          client.consume(1_000, done),
        )
        if (messages.length > 0) {
          const records = messages.map(asRecord)
          options.onRecords(records)
          for (const { topic, partition, offset } of records) moveTo({ topic, partition, offset: offset + 1 })
        }
        for (const end of ends.splice(0)) moveTo(end)
        if (Date.now() >= discoverAt) {
          await discover(false)
          discoverAt = Date.now() + discoverEveryMs
        }
      } catch (error) {
        if (closed) return
        options.log.warn({ err: error }, 'tail cannot read; it goes on trying')
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    }
  }
  const reading = read()

  return {
    positions: () => [...positions.values()],
    async caughtUp(signal) {
      const ends = positions.size === 0 ? [] : await endsWithOpenTransactions()
      while (!closed && !signal?.aborted) {
        if (ends.every((end) => (positions.get(partitionKey(end))?.offset ?? 0) >= end.offset)) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error('the tail was closed before it had caught up')
    },
    async close() {
      closed = true
      await reading
      await disconnect()
    },
  }
}

function startOf(from: TailOptions['from'], at: { topic: string; partition: number }, end: number): number {
  if (from === 'beginning') return 0
  if ('last' in from) return end - from.last
  return (
    from.positions.find(({ topic, partition }) => topic === at.topic && partition === at.partition)?.offset ??
    end
  )
}
