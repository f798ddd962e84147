import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openLog } from '../service/log.ts'
import { stallAfterMs } from '../stream/stall-watch.ts'
import { recordAt } from '../testing/record-at.ts'
import { KafkaTimeout } from './call.ts'
import { lostAfterMs } from './reach.ts'
import type { ConsumedRecord, Position } from './record.ts'
import { openTail } from './tail.ts'
import type { TailClient } from './tail-client.ts'

const topic = 'rules'
const at = (offset: number): ConsumedRecord => recordAt(topic, offset)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A log of one partition, and a tail of it whose first client falls ill when the test says so. */
async function scene() {
  const log: ConsumedRecord[] = [at(0), at(1)]
  const world = { firstIsLost: false, firstIsDeaf: false, brokersAreAway: false }
  const assigned: (readonly Position[])[] = []
  let connected = 0
  let closed = 0
  async function connect(): Promise<TailClient> {
    const isFirst = connected === 0
    const reaches = (): boolean => !(world.brokersAreAway || (isFirst && world.firstIsLost))
    const answer = async <R>(give: () => R): Promise<R> => {
      if (reaches()) return give()
      await new Promise((resolve) => setTimeout(resolve, 8_000))
      throw new KafkaTimeout('no answer')
    }
    await answer(() => connected++)
    let position = 0
    return {
      // A client that reaches nobody is merely silent.
      async consume() {
        await new Promise((resolve) => setTimeout(resolve, 20))
        const records = reaches() && !(isFirst && world.firstIsDeaf) ? log.slice(position) : []
        position += records.length
        return { records, ends: [] }
      },
      assign(positions) {
        assigned.push(positions)
        position = positions[0]?.offset ?? 0
      },
      partitions: () => answer(() => [{ topic, partition: 0 }]),
      watermarks: () => answer(() => ({ low: 0, high: log.length })),
      endsWithOpenTransactions: () => answer(() => [{ topic, partition: 0, offset: log.length }]),
      close: async () => void closed++,
    }
  }
  const seen: number[] = []
  const tail = await openTail(
    {
      bootstrapServers: '',
      clientId: 'tail',
      topics: [topic],
      from: 'beginning',
      log: openLog('tail', 'fatal'),
      onRecords: (records) => void seen.push(...records.map(({ offset }) => offset)),
    },
    connect,
  )
  await vi.advanceTimersByTimeAsync(100)
  return { log, world, tail, seen, assigned, clients: () => ({ connected, closed }) }
}

describe('a tail whose client reaches no broker any more', () => {
  test('reads on with another where it stood: each record once, with no gap', async () => {
    const { log, world, tail, seen, assigned, clients } = await scene()
    expect(seen).toEqual([0, 1])
    world.firstIsLost = true
    log.push(at(2), at(3))
    await vi.advanceTimersByTimeAsync(3 * lostAfterMs)
    expect(seen).toEqual([0, 1, 2, 3])
    expect(assigned.at(-1)).toEqual([{ topic, partition: 0, offset: 2 }])
    expect(clients()).toEqual({ connected: 2, closed: 1 })
    const caughtUp = tail.caughtUp()
    await vi.advanceTimersByTimeAsync(100)
    await caughtUp
    const ended = tail.close()
    await vi.advanceTimersByTimeAsync(100)
    await ended
  })

  test('or stands still before the end of a partition', async () => {
    const { log, world, seen, clients } = await scene()
    world.firstIsDeaf = true
    log.push(at(2))
    await vi.advanceTimersByTimeAsync(2 * stallAfterMs)
    expect(seen).toEqual([0, 1, 2])
    expect(clients()).toEqual({ connected: 2, closed: 1 })
  })

  test('waits for brokers that are away, however long, and goes on when they are back', async () => {
    const { log, world, seen, clients } = await scene()
    world.brokersAreAway = true
    log.push(at(2))
    await vi.advanceTimersByTimeAsync(20 * lostAfterMs)
    expect(seen).toEqual([0, 1])
    world.brokersAreAway = false
    await vi.advanceTimersByTimeAsync(lostAfterMs)
    expect(seen).toEqual([0, 1, 2])
    expect(clients().connected).toBe(2)
  })

  test('keeps its client through a short outage', async () => {
    const { log, world, seen, clients } = await scene()
    world.brokersAreAway = true
    await vi.advanceTimersByTimeAsync(lostAfterMs / 2)
    world.brokersAreAway = false
    log.push(at(2))
    await vi.advanceTimersByTimeAsync(3 * lostAfterMs)
    expect(seen).toEqual([0, 1, 2])
    expect(clients()).toEqual({ connected: 1, closed: 0 })
  })
})
