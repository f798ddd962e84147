import kafka, { type KafkaConsumer, type TopicPartition } from '@confluentinc/kafka-javascript'
import type { Logger } from '../service/log.ts'
import { pause } from '../service/shutdown.ts'
import { asKafkaError, call, KafkaError } from './call.ts'
import { partitionsOf } from './partitions-of.ts'
import { asRecord, type ConsumedRecord, type Position, partitionKey } from './record.ts'
import { consumerSettings, type KafkaClientOptions } from './settings.ts'

const assignPartitions = -175
const revokePartitions = -174

/** Methods that the client has and its types leave out. */
interface CooperativeConsumer extends KafkaConsumer {
  incrementalAssign(partitions: readonly TopicPartition[]): void
  incrementalUnassign(partitions: readonly TopicPartition[]): void
  rebalanceProtocol(): string
  setDefaultIsTimeoutOnlyForFirstMessage(only: boolean): void
}

export interface GroupConsumerOptions extends KafkaClientOptions {
  readonly group: string
  /** Names, and patterns that begin with `^`. */
  readonly topics: readonly string[]
  readonly sessionTimeoutMs: number
  readonly log: Logger
  /**
   * Where to read newly assigned partitions from. Without it, from the group's committed offsets, and from the beginning where
   * there are none.
   */
  readonly startAt?: (partitions: readonly TopicPartition[]) => Promise<readonly Position[]>
  readonly onRebalance?: (kind: 'assigned' | 'revoked', partitions: readonly TopicPartition[]) => void
}

/**
 * A member of a consumer group, on the client's callback interface. Rebalances happen inside `poll` and nowhere else: a
 * partition that is taken away is let go only when the caller polls again, that is, when it has nothing in hand. A group does
 * not check who owns a partition when offsets are committed in a transaction, so this order is what keeps two owners apart.
 */
export interface GroupConsumer {
  /** The client, for `sendOffsets`. */
  readonly client: KafkaConsumer
  /** The next records, at most `max`; after 20 ms of silence none. @throws KafkaError on a fatal error of the client */
  poll(max: number): Promise<readonly ConsumedRecord[]>
  /**
   * The same for a caller that has records in hand: no partition comes or goes, and once one is to, nothing more is read until `poll` has seen
   * to it.
   */
  readOn(max: number): Promise<readonly ConsumedRecord[]>
  assigned(): readonly TopicPartition[]
  /** Committed offsets of the group, read from the broker. Partitions without one are left out. */
  committed(partitions: readonly TopicPartition[]): Promise<readonly Position[]>
  /** Reads on from there. A partition that is no longer assigned is passed over. */
  seek(positions: readonly Position[]): Promise<void>
  /** Assigned partitions of which everything committed was handed over, and where they end: past markers and aborted records. */
  ends(): readonly Position[]
  /** All partitions of the topics that are wanted, whoever reads them. */
  partitions(isWanted: (topic: string) => boolean): Promise<readonly TopicPartition[]>
  pause(partitions: readonly TopicPartition[]): void
  resume(partitions: readonly TopicPartition[]): void
  /** First and next offset of a partition, as the broker has them now. */
  watermarks(partition: TopicPartition): Promise<{ readonly low: number; readonly high: number }>
  /** Leaves the group. */
  close(): Promise<void>
}

/** How long `poll` waits for a first record. */
const pollTimeoutMs = 20
/** How long `readOn` does: its caller has records that wait meanwhile. */
const readOnTimeoutMs = 5

/** Joins the group. @throws KafkaError or KafkaTimeout when no broker answers */
export async function openConsumer(options: GroupConsumerOptions): Promise<GroupConsumer> {
  const { log } = options
  const rebalances: { readonly code: number; readonly partitions: readonly TopicPartition[] }[] = []
  const client = new kafka.KafkaConsumer(
    {
      ...consumerSettings(options),
      'group.id': options.group,
      'session.timeout.ms': options.sessionTimeoutMs,
      'heartbeat.interval.ms': Math.max(300, Math.floor(options.sessionTimeoutMs / 4)),
      'partition.assignment.strategy': 'cooperative-sticky',
      'enable.partition.eof': true,
      rebalance_cb: (error: { code: number }, partitions: readonly TopicPartition[]) => {
        rebalances.push({ code: error.code, partitions })
      },
    },
    { 'auto.offset.reset': 'earliest' },
  ) as CooperativeConsumer
  let fatal: Error | undefined
  client.on('event.error', (error) => {
    const worded = asKafkaError('consumer', error)
    if ('fatal' in worded && worded.fatal) fatal = worded
    else log.debug({ err: worded }, 'consumer reports')
  })
  client.setDefaultIsTimeoutOnlyForFirstMessage(true)
  await call('connect consumer', 15_000, (done) =>
    client.connect({ timeout: 10_000 }, (error) => done(error)),
  )
  client.subscribe([...options.topics])

  const owned = new Map<string, TopicPartition>()
  const ends = new Map<string, Position>()
  // The client says that a partition ended before it hands over the records that came first, so the news waits for them.
  const news: Position[] = []
  client.on('partition.eof', ({ topic, partition, offset }: Position) =>
    news.push({ topic, partition, offset }),
  )

  function noteEnds(records: readonly ConsumedRecord[]): void {
    for (const record of records) ends.delete(partitionKey(record))
    for (const end of news.splice(0)) if (owned.has(partitionKey(end))) ends.set(partitionKey(end), end)
  }

  async function handleRebalances(): Promise<void> {
    for (let next = rebalances[0]; next; next = rebalances[0]) {
      const cooperative = client.rebalanceProtocol() === 'COOPERATIVE'
      if (next.code === assignPartitions) {
        const positions = options.startAt ? await options.startAt(next.partitions) : next.partitions
        if (cooperative) client.incrementalAssign(positions)
        else client.assign([...positions])
        for (const partition of next.partitions) owned.set(partitionKey(partition), partition)
        options.onRebalance?.('assigned', next.partitions)
      } else if (next.code === revokePartitions) {
        if (cooperative) client.incrementalUnassign(next.partitions)
        else client.unassign()
        for (const partition of next.partitions) {
          owned.delete(partitionKey(partition))
          ends.delete(partitionKey(partition))
        }
        options.onRebalance?.('revoked', next.partitions)
      } else {
        log.warn({ code: next.code }, 'rebalance failed; partitions are given up')
        client.unassign()
        owned.clear()
        ends.clear()
      }
      rebalances.shift()
    }
  }

  /**
   * Answers whatever rebalance is asked for while the group is left. An assignment that comes so late is taken, to be revoked at once; one that
   * the closing client refuses must not keep the answer to the next from it.
   */
  function giveUpAll(): void {
    for (let next = rebalances.shift(); next; next = rebalances.shift()) {
      const { code, partitions } = next
      try {
        if (client.rebalanceProtocol() !== 'COOPERATIVE') client.unassign()
        else if (code === assignPartitions) client.incrementalAssign(partitions)
        else client.incrementalUnassign(partitions)
      } catch (error) {
        log.debug({ err: error, code }, 'the closing consumer took no answer')
        try {
          client.unassign()
        } catch {
          // Nothing is assigned any more.
        }
      }
    }
    owned.clear()
  }

  async function consume(max: number, timeoutMs: number): Promise<readonly ConsumedRecord[]> {
    if (fatal) throw fatal
    try {
      client.setDefaultConsumeTimeout(timeoutMs)
      const messages = await call<Parameters<typeof asRecord>[0][]>('consume', 60_000, (done) =>
        client.consume(max, done),
      )
      const records = messages.map(asRecord)
      noteEnds(records)
      return records
    } catch (error) {
      if (!(error instanceof KafkaError) || error.fatal) throw error
      log.warn({ err: error }, 'nothing can be read just now')
      await pause(200)
      return []
    }
  }

  return {
    client,
    async poll(max) {
      await handleRebalances()
      return consume(max, pollTimeoutMs)
    },
    readOn: (max) => (rebalances.length > 0 ? Promise.resolve([]) : consume(max, readOnTimeoutMs)),
    assigned: () => [...owned.values()],
    async committed(partitions) {
      if (partitions.length === 0) return []
      const offsets = await call<readonly { topic: string; partition: number; offset?: number }[]>(
        'committed',
        15_000,
        (done) => client.committed([...partitions], 10_000, done),
      )
      return offsets.flatMap(({ topic, partition, offset }) =>
        offset !== undefined && offset >= 0 ? [{ topic, partition, offset }] : [],
      )
    },
    async seek(positions) {
      for (const position of positions) {
        if (!owned.has(partitionKey(position))) continue
        ends.delete(partitionKey(position))
        await call('seek', 15_000, (done) => client.seek(position, 10_000, done))
      }
    },
    ends: () => [...ends.values()],
    partitions: (isWanted) => partitionsOf(client, isWanted),
    pause: (partitions) => client.pause([...partitions]),
    resume: (partitions) =>
      client.resume(partitions.filter((partition) => owned.has(partitionKey(partition)))),
    async watermarks({ topic, partition }) {
      const { lowOffset, highOffset } = await call<{ lowOffset: number; highOffset: number }>(
        'watermarks',
        10_000,
        (done) => client.queryWatermarkOffsets(topic, partition, 8_000, done),
      )
      return { low: lowOffset, high: highOffset }
    },
    async close() {
      // Leaving the group revokes what is owned, and the client waits for the answer to that, even when nobody waits for the client any more.
      const answering = setInterval(giveUpAll, 20).unref()
      await call('disconnect consumer', 12_000, (done) =>
        client.disconnect((error) => {
          clearInterval(answering)
          done(error)
        }),
      ).catch((error: unknown) => log.warn({ err: error }, 'the consumer did not leave its group in time'))
    },
  }
}
