import kafka, { type KafkaConsumer, type TopicPartition } from '@confluentinc/kafka-javascript'
import type { Logger } from '../service/log.ts'
import { backOffMs, pause } from '../service/shutdown.ts'
import { call, KafkaError } from './call.ts'
import { partitionsOf } from './partitions-of.ts'
import { asRecord, type ConsumedRecord, type Position } from './record.ts'
import { consumerSettings, type KafkaClientOptions } from './settings.ts'

/** What a tail needs of a client of Kafka. Each call throws KafkaError or KafkaTimeout. */
export interface TailClient {
  /** The next records, none after 20 ms of silence; and where partitions end of which everything was handed over. */
  consume(): Promise<{ readonly records: readonly ConsumedRecord[]; readonly ends: readonly Position[] }>
  /** Reads these from there, and no others. */
  assign(positions: readonly Position[]): void
  /** All partitions of the topics that are wanted. */
  partitions(isWanted: (topic: string) => boolean): Promise<readonly TopicPartition[]>
  /** First and next offset of a partition, as the broker has them now. */
  watermarks(partition: TopicPartition): Promise<{ readonly low: number; readonly high: number }>
  /**
   * Next offset of each partition, open transactions included. Kafka answers a commit before readers of committed records see it; an end
   * without it would come before what the caller itself has just committed.
   */
  endsWithOpenTransactions(partitions: readonly TopicPartition[]): Promise<readonly Position[]>
  /** May be called again. */
  close(): Promise<void>
}

const pollTimeoutMs = 20

/** What a broker says of a partition that was made, or moved, a moment ago. */
const settlingCodes = new Set([
  3, // UNKNOWN_TOPIC_OR_PARTITION
  5, // LEADER_NOT_AVAILABLE
  6, // NOT_LEADER_OR_FOLLOWER
])
const maxSettlingTries = 20

/** Connects outside of any group. @throws KafkaError or KafkaTimeout when no broker answers */
export async function openTailClient(
  options: KafkaClientOptions & { readonly log: Logger },
): Promise<TailClient> {
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
  let closing: Promise<void> | undefined
  // The client says that a partition ended before it hands over the records that came first, so the news waits for them.
  const ends: Position[] = []
  client.on('partition.eof', ({ topic, partition, offset }: Position) =>
    ends.push({ topic, partition, offset }),
  )
  await call('connect tail', 15_000, (done) => client.connect({ timeout: 10_000 }, (error) => done(error)))
  const admin = kafka.AdminClient.createFrom(client)

  return {
    async consume() {
      const messages = await call<Parameters<typeof asRecord>[0][]>('consume', 60_000, (done) =>
        client.consume(1_000, done),
      )
      return { records: messages.map(asRecord), ends: ends.splice(0) }
    },
    assign: (positions) =>
      client.assign(positions.map(({ topic, partition, offset }) => ({ topic, partition, offset }))),
    partitions: (isWanted) => partitionsOf(client, isWanted),
    async watermarks({ topic, partition }) {
      for (let tries = 0; ; tries++) {
        try {
          const { lowOffset, highOffset } = await call<{ lowOffset: number; highOffset: number }>(
            'watermarks',
            10_000,
            (done) => client.queryWatermarkOffsets(topic, partition, 8_000, done),
          )
          return { low: lowOffset, high: highOffset }
        } catch (error) {
          const isSettling = error instanceof KafkaError && settlingCodes.has(error.code)
          if (!isSettling || tries >= maxSettlingTries) throw error
          await pause(backOffMs(Math.min(tries, 2)))
        }
      }
    },
    endsWithOpenTransactions: (partitions) =>
      call('list offsets', 10_000, (done) =>
        admin.listOffsets(
          partitions.map(({ topic, partition }) => ({ topic, partition, offset: kafka.OffsetSpec.LATEST })),
          { timeout: 8_000, isolationLevel: kafka.IsolationLevel.READ_UNCOMMITTED },
          done,
        ),
      ),
    close() {
      closing ??= call<void>('disconnect tail', 8_000, (done) =>
        client.disconnect((error) => done(error)),
      ).catch(() => undefined)
      return closing
    },
  }
}
