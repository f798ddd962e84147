import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subscribedToFlags } from './clients/flag-subscriber.ts'
import { signedInAt } from './clients/gateway-client.ts'
import { type MemoryWatch, watchMemory } from './clients/metrics.ts'
import { type SlowSubscriber, subscribedSlowly } from './clients/slow-subscriber.ts'
import { floodProcessor, openFlood } from './oracle/flood.ts'
import { sharedSystem } from './system/join.ts'
import type { System } from './system/system.ts'
import { until } from './until.ts'

/** Together more than is sent again one by one; the second part alone is more than the gateway keeps in memory. */
const [firstPart, secondPart] = [105_000, 45_000]

/** Those that are not among the others. */
const without = (ids: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others)
  return ids.filter((id) => !known.has(id))
}
const missedBy = ({ gaps }: Pick<SlowSubscriber, 'gaps'>): number =>
  gaps.reduce((sum, { missed }) => sum + missed, 0)

describe('subscribers that take nothing while a flood of flags comes', () => {
  let system: System
  let memory: MemoryWatch
  let first: readonly string[]
  let second: readonly string[]
  /** Two that stall before the flood, and two that stall in the middle of it. */
  let long: readonly SlowSubscriber[] = []
  let short: readonly SlowSubscriber[] = []

  beforeAll(async () => {
    system = await sharedSystem()
    const client = await signedInAt(system.addresses)
    const flood = await openFlood(system.addresses)
    const quick = await subscribedToFlags({ ...client, filter: { providers: [floodProcessor] } })
    /** That the gateway has read so many flags of the flood. */
    const untilRead = (count: number) =>
      until(
        `${count} flags at the gateway`,
        () =>
          quick.flags().length + missedBy({ gaps: quick.frames.flatMap(({ gap }) => gap ?? []) }) >= count,
        { deadlineMs: 120_000, everyMs: 500 },
      )
    await flood.raise(1)
    await untilRead(1)

    const stalled = async () => {
      const both = await Promise.all([subscribedSlowly(client), subscribedSlowly(client)])
      for (const { stall } of both) stall()
      return both
    }
    memory = await watchMemory(system.addresses.metrics.gateway)
    long = await stalled()
    first = await flood.raise(firstPart)
    await untilRead(1 + firstPart)
    quick.cut()
    short = await stalled()
    second = await flood.raise(secondPart)
    for (const { resume } of [...long, ...short]) resume()
    const count = first.length + second.length
    await until(
      'every flag, sent or counted, on every stream',
      () =>
        long.every((one) => one.ids.length + missedBy(one) >= count) &&
        short.every(({ ids }) => without(second, ids).length === 0),
      { deadlineMs: 150_000, everyMs: 1_000 },
    )
    await memory.stop()
  })
  afterAll(async () => {
    await memory?.stop()
    for (const { cut } of [...long, ...short]) cut()
  })

  test('have each flag once or in the count of a gap, which says to fetch it', () => {
    const raised = [...first, ...second]
    for (const one of long) {
      expect(new Set(one.ids).size).toBe(one.ids.length)
      expect(without(one.ids, raised)).toEqual([])
      expect(one.ids.length + missedBy(one)).toBe(raised.length)
      expect(one.gaps.length).toBeGreaterThan(0)
      for (const { reason } of one.gaps)
        expect(reason).toMatch(/too many to send again; fetch them by a query/)
    }
  })

  test('have each flag once and no gap where the log can be read back to them', () => {
    for (const { ids, gaps } of short) {
      expect(gaps).toEqual([])
      expect(new Set(ids).size).toBe(ids.length)
      expect(without(second, ids)).toEqual([])
      expect(without(ids, second)).toEqual([])
    }
  })

  test('cost the gateway less than half of the memory of what they left lying', () => {
    const bytesPerFlag = Math.min(...long.map((one) => one.bytesPerFlag()))
    const left = long.length * (first.length + second.length) + short.length * second.length
    expect(memory.most() - memory.before).toBeLessThan((left * bytesPerFlag) / 2)
  })

  test('find what was left out in the read model', async () => {
    const client = new pg.Client({ connectionString: system.addresses.database })
    await client.connect()
    const wanted = [...first, ...second]
    const query = 'select count(*)::int as found from read_models.flags where processor = $1 and id = any($2)'
    await until(
      'every flag in the table',
      async () => {
        const { rows } = await client.query<{ found: number }>(query, [floodProcessor, wanted])
        return rows[0]?.found === wanted.length
      },
      { deadlineMs: 120_000, everyMs: 1_000 },
    )
    await client.end()
  })
})
