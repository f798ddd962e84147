import {
  type ConsumedRecord,
  createRangeReader,
  type KafkaClientOptions,
  type OffsetRange,
  openTail,
  type Tail,
} from '@flagwise/runtime/kafka'
import type { Logger } from '@flagwise/runtime/service'
import { BadRecord, type Codec, openCodec, type Topic } from '@flagwise/schemas'
import type { SchemaSource } from '@flagwise/schemas/registry'
import { createRing, type Entry, type Ring, type RingLimits } from './ring.ts'

export interface HubOptions<T> extends KafkaClientOptions {
  readonly registry: SchemaSource
  readonly log: Logger
  readonly topic: Topic<T>
  readonly pattern?: RegExp
  readonly limits: RingLimits
  /** Records before the end of each partition that are read at the start, so that most resumes are served from memory. */
  readonly warmUp: number
}

/** The live tail of some topics in one gateway: read once, for all its subscribers. */
export interface Hub<T> {
  readonly ring: Ring<T>
  /** Resolves at the next change, or after the time. */
  changed(timeoutMs: number): Promise<void>
  /** Reads `[from, to)` of partitions from the log itself, in order per partition. @throws when it takes longer than the time, or when the log no longer has all of it */
  fetch(ranges: readonly OffsetRange[], onEntry: (entry: Entry<T>) => void, timeoutMs: number): Promise<void>
  close(): Promise<void>
}

/** Starts to read. @throws KafkaError, KafkaTimeout, RegistryUnavailable */
export async function openHub<T>(options: HubOptions<T>): Promise<Hub<T>> {
  const codec: Codec<T> = await openCodec(options.topic, options.registry)
  const ring = createRing<T>(options.limits)
  let wake: (() => void)[] = []
  const notify = (): void => {
    for (const resolve of wake.splice(0)) resolve()
  }

  const select = {
    topics: options.pattern ? [] : [options.topic.name],
    ...(options.pattern ? { pattern: options.pattern } : {}),
  }

  function entryOf(record: ConsumedRecord): Entry<T> | undefined {
    const { topic, partition, offset, timestamp, value } = record
    try {
      return {
        topic,
        partition,
        offset,
        timestamp,
        bytes: (value?.length ?? 0) + 200,
        event: codec.decode(value, record),
      }
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error
      options.log.error(
        { topic, partition, offset, reason: error.message },
        'a record is not of its topic and is passed over',
      )
      return undefined
    }
  }

  /** Schemas may have to be fetched first, so batches are handled in a chain, in the order in which they came. */
  let chain = Promise.resolve()
  const inTurn = (act: () => void, records: readonly ConsumedRecord[] = []): void => {
    chain = chain.then(async () => {
      while (records.length > 0) {
        try {
          await codec.ready(records.map(({ value }) => value))
          break
        } catch (error) {
          options.log.warn({ err: error }, 'schemas cannot be fetched; the live feed waits')
          await new Promise((resolve) => setTimeout(resolve, 500))
        }
      }
      act()
      notify()
    })
  }

  const tail: Tail = await openTail({
    ...options,
    ...select,
    from: { last: options.warmUp },
    onStart: ({ topic, partition, offset }) =>
      inTurn(() => {
        ring.begin(topic, partition, offset)
      }),
    onRecords: (records) =>
      inTurn(() => {
        for (const record of records) {
          const entry = entryOf(record)
          if (entry) ring.push(entry)
          else ring.moveTo(record.topic, record.partition, record.offset + 1)
        }
      }, records),
    onPosition: ({ topic, partition, offset }) => inTurn(() => ring.moveTo(topic, partition, offset)),
  })

  const reader = createRangeReader(options)

  return {
    ring,
    changed: (timeoutMs) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer)
          resolve()
        }
        const timer = setTimeout(() => {
          wake = wake.filter((waiting) => waiting !== done)
          resolve()
        }, timeoutMs)
        wake.push(done)
      }),
    async fetch(ranges, onEntry, timeoutMs) {
      const records = await reader.read(ranges, timeoutMs)
      await codec.ready(records.map(({ value }) => value))
      for (const record of records) {
        const entry = entryOf(record)
        if (entry) onEntry(entry)
      }
    },
    async close() {
      await Promise.all([tail.close(), reader.close()])
      notify()
    },
  }
}
