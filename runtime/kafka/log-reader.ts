import kafka, { type KafkaConsumer } from '@confluentinc/kafka-javascript'
import type { Logger } from '../service/log.ts'
import { call, KafkaTimeout } from './call.ts'
import { partitionsOf } from './partitions-of.ts'
import type { OffsetRange } from './range-reader.ts'
import { asRecord, type ConsumedRecord, partitionKey } from './record.ts'
import { consumerSettings, type KafkaClientOptions } from './settings.ts'

/** What a partition holds of a span of time. */
export interface Extent extends OffsetRange {
  /** First offset that the partition still has. */
  readonly low: number
}

/** Reads long parts of the log once, outside of any group, without keeping them: what is read next waits for whoever reads. */
export interface LogReader {
  /**
   * Where the committed records of a span of time stand, in each partition of the topic; none where there is no such topic.
   * @param fromMs records with this timestamp or a later one, ms since 1970
   * @param toMs up to the first record with this timestamp or a later one, and never beyond the end as it is now
   */
  extents(topic: string, fromMs: number, toMs: number): Promise<readonly Extent[]>
  /**
   * The committed records of the ranges, in order per partition. One stream at a time.
   * @returns records of several partitions, and how many offsets were passed, markers and holes included
   * @throws KafkaTimeout when nothing comes for a minute
   */
  stream(ranges: readonly OffsetRange[], signal?: AbortSignal): AsyncGenerator<LogPart, void, undefined>
  close(): Promise<void>
}

export interface LogPart {
  readonly records: readonly ConsumedRecord[]
  readonly passed: number
}

type Client = KafkaConsumer & { setDefaultIsTimeoutOnlyForFirstMessage(only: boolean): void }

const pollTimeoutMs = 50
const patienceMs = 60_000
/** What a part holds at most, about: after it the reader may do something else. */
const partBytes = 2 * 1024 * 1024
const mostRecords = 2_000

/** @throws KafkaError or KafkaTimeout when no broker answers */
export async function openLogReader(
  options: KafkaClientOptions & { readonly log: Logger },
): Promise<LogReader> {
  const client = new kafka.KafkaConsumer(
    { ...consumerSettings(options), 'group.id': `${options.clientId}-log`, 'enable.partition.eof': true },
    { 'auto.offset.reset': 'earliest' },
  ) as Client
  const ends: { readonly topic: string; readonly partition: number; readonly offset: number }[] = []
  client.on('event.error', (error) => options.log.debug({ err: error }, 'log reader reports'))
  client.on('partition.eof', (end) => ends.push(end))
  client.setDefaultConsumeTimeout(pollTimeoutMs)
  client.setDefaultIsTimeoutOnlyForFirstMessage(true)
  await call('connect log reader', 15_000, (done) =>
    client.connect({ timeout: 10_000 }, (error) => done(error)),
  )

  /** First offsets at or after a time; undefined where there is none. */
  async function offsetsAt(topic: string, partitions: readonly number[], ms: number) {
    const found = await call<readonly { partition: number; offset: number }[]>(
      'offsets of a time',
      15_000,
      (done) =>
        client.offsetsForTimes(
          partitions.map((partition) => ({ topic, partition, offset: Math.max(0, Math.floor(ms)) })),
          10_000,
          done,
        ),
    )
    return new Map(
      found.flatMap(({ partition, offset }) => (offset >= 0 ? [[partition, offset] as const] : [])),
    )
  }

  async function extents(topic: string, fromMs: number, toMs: number): Promise<readonly Extent[]> {
    const partitions = (await partitionsOf(client, (name) => name === topic)).map(
      ({ partition }) => partition,
    )
    if (partitions.length === 0) return []
    const marks = await Promise.all(
      partitions.map((partition) =>
        call<{ lowOffset: number; highOffset: number }>('watermarks', 10_000, (done) =>
          client.queryWatermarkOffsets(topic, partition, 8_000, done),
        ),
      ),
    )
    const starts = await offsetsAt(topic, partitions, fromMs)
    const stops = await offsetsAt(topic, partitions, toMs)
    return partitions.map((partition, at) => {
      const { lowOffset = 0, highOffset = 0 } = marks[at] ?? {}
      const within = (offset: number | undefined): number =>
        Math.min(Math.max(offset ?? highOffset, lowOffset), highOffset)
      return {
        topic,
        partition,
        low: lowOffset,
        from: within(starts.get(partition)),
        to: within(stops.get(partition)),
      }
    })
  }

  async function* stream(
    ranges: readonly OffsetRange[],
    signal?: AbortSignal,
  ): AsyncGenerator<LogPart, void, undefined> {
    /** What is still to be read, with the next offset of each. */
    const left = new Map(
      ranges
        .filter(({ from, to }) => from < to)
        .map((range) => [partitionKey(range), { ...range, at: range.from }]),
    )
    let passed = 0
    const pass = (at: { readonly topic: string; readonly partition: number }, next: number): void => {
      const key = partitionKey(at)
      const range = left.get(key)
      if (!range) return
      const offset = Math.min(Math.max(next, range.at), range.to)
      passed += offset - range.at
      range.at = offset
      if (offset < range.to) return
      left.delete(key)
      // What stands beyond the range is not fetched.
      client.pause([{ topic: range.topic, partition: range.partition }])
    }

    ends.length = 0
    client.assign(
      [...left.values()].map(({ topic, partition, from }) => ({ topic, partition, offset: from })),
    )
    let wanted = 200
    let heardAt = performance.now()
    try {
      while (left.size > 0 && !signal?.aborted) {
        const messages = await call<Parameters<typeof asRecord>[0][]>('consume', 60_000, (done) =>
          client.consume(wanted, done),
        )
        const records: ConsumedRecord[] = []
        let bytes = 0
        for (const record of messages.map(asRecord)) {
          const range = left.get(partitionKey(record))
          if (range && record.offset < range.to) {
            records.push(record)
            bytes += record.value?.length ?? 0
          }
          pass(record, record.offset + 1)
        }
        // Where only markers stand between the last record and the end of the range.
        for (const end of ends.splice(0)) pass(end, end.offset)
        if (records.length > 0) {
          const each = Math.max(1, bytes / records.length)
          wanted = Math.round(Math.min(mostRecords, Math.max(8, partBytes / each)))
        }
        if (records.length > 0 || passed > 0) {
          heardAt = performance.now()
          yield { records, passed }
          passed = 0
        } else if (performance.now() - heardAt > patienceMs)
          throw new KafkaTimeout(`the log cannot be read: nothing came for ${patienceMs / 1000} s`)
      }
    } finally {
      client.unassign()
    }
  }

  return {
    extents,
    stream,
    close: () =>
      call<void>('disconnect log reader', 8_000, (done) => client.disconnect((error) => done(error))).catch(
        () => undefined,
      ),
  }
}
