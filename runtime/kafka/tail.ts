import type { TopicPartition } from '@confluentinc/kafka-javascript'
import type { Logger } from '../service/log.ts'
import { clientRenewed } from '../service/renewed-clients.ts'
import { pause } from '../service/shutdown.ts'
import { createStandstill } from '../stream/stall-watch.ts'
import { createReach } from './reach.ts'
import { type ConsumedRecord, type Position, partitionKey } from './record.ts'
import type { KafkaClientOptions } from './settings.ts'
import { openTailClient, type TailClient } from './tail-client.ts'
import type { Ailment } from './watch.ts'

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

/** How often new partitions are looked for, and whether the client is well. */
const lookEveryMs = 5_000

/**
 * Connects, finds the partitions and begins to read. Partitions that appear later are read from their beginning. A client that has had no
 * answer for long, or stands still before the end of a partition, is made anew; the new one reads on where the tail stands.
 *
 * @param connect makes a client
 * @param lostAfterMs how long its calls may fail
 */
export async function openTail(
  options: TailOptions,
  connect: () => Promise<TailClient> = () => openTailClient(options),
  lostAfterMs?: number,
): Promise<Tail> {
  const { log } = options
  const reach = createReach(lostAfterMs)
  const positions = new Map<string, Position>()
  const standsStill = createStandstill()
  let isStill = false
  let client = await connect()
  let closed = false

  const moveTo = (position: Position): void => {
    const before = positions.get(partitionKey(position))
    if (before && before.offset >= position.offset) return
    positions.set(partitionKey(position), position)
    options.onPosition?.(position)
  }

  const endsOf = async (partitions: readonly TopicPartition[]): Promise<readonly Position[]> =>
    partitions.length === 0 ? [] : client.endsWithOpenTransactions(partitions)

  /** Begins to read what is new. @returns all partitions that there are */
  async function discover(first: boolean): Promise<readonly TopicPartition[]> {
    const partitions = await client.partitions(
      (topic) => options.topics.includes(topic) || options.pattern?.test(topic) === true,
    )
    const starts: Position[] = []
    for (const { topic, partition } of partitions) {
      if (positions.has(partitionKey({ topic, partition }))) continue
      const { low, high } = await client.watermarks({ topic, partition })
      const start = first ? startOf(options.from, { topic, partition }, high) : low
      starts.push({ topic, partition, offset: Math.min(Math.max(start, low), high) })
    }
    if (starts.length === 0) return partitions
    client.assign([...positions.values(), ...starts])
    for (const start of starts) {
      positions.set(partitionKey(start), start)
      options.onStart?.(start)
    }
    return partitions
  }

  let looking = false
  /** Goes on beside the reading: a partition whose leader is away must not hold up the others. */
  async function lookForStandstill(partitions: readonly TopicPartition[]): Promise<void> {
    if (looking) return
    looking = true
    try {
      const behind = (await endsOf(partitions)).flatMap((end) => {
        const partition = partitionKey(end)
        const offset = positions.get(partition)?.offset ?? 0
        return offset < end.offset ? [{ partition, offset }] : []
      })
      isStill = standsStill(performance.now(), behind)
    } catch (error) {
      log.debug({ err: error }, 'nobody says where the partitions end')
    } finally {
      looking = false
    }
  }

  function ailment(): Ailment | undefined {
    if (reach.lost()) return 'gets no answer from any broker'
    return isStill ? 'stands still while records wait' : undefined
  }

  async function makeAnew(why: Ailment): Promise<void> {
    await client.close()
    client = await connect()
    client.assign([...positions.values()])
    reach.answered()
    isStill = standsStill(performance.now(), [])
    clientRenewed()
    log.warn(`the tail ${why}; its client was made anew`)
  }

  try {
    await discover(true)
  } catch (error) {
    await client.close()
    throw error
  }

  async function read(): Promise<void> {
    let lookAt = Date.now() + lookEveryMs
    while (!closed) {
      try {
        const why = ailment()
        if (why) await makeAnew(why)
        const { records, ends } = await client.consume()
        if (records.length > 0) {
          reach.answered()
          options.onRecords(records)
          for (const { topic, partition, offset } of records) moveTo({ topic, partition, offset: offset + 1 })
        }
        for (const end of ends) moveTo(end)
        if (Date.now() >= lookAt) {
          const partitions = await discover(false)
          reach.answered()
          void lookForStandstill(partitions)
          lookAt = Date.now() + lookEveryMs
        }
      } catch (error) {
        if (closed) return
        reach.failed()
        log.warn({ err: error }, 'tail cannot read; it goes on trying')
        await pause(500)
      }
    }
  }
  const reading = read()

  return {
    positions: () => [...positions.values()],
    async caughtUp(signal) {
      const ends = await endsOf([...positions.values()])
      while (!closed && !signal?.aborted) {
        if (ends.every((end) => (positions.get(partitionKey(end))?.offset ?? 0) >= end.offset)) return
        await pause(10)
      }
      throw new Error('the tail was closed before it had caught up')
    },
    async close() {
      closed = true
      await reading
      await client.close()
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
