import { openLog } from '@flagwise/runtime/service'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openCursors } from './cursor.ts'
import { type Frame, type FramesOptions, framesOf } from './frames.ts'
import type { Hub } from './hub.ts'
import { createRing, type Entry } from './ring.ts'

const topic = 'flags.detection'
const scope = { stream: 'flagRaised', filter: {} }
const partitions = [0, 1]
const start = Date.parse('2026-03-02T09:30:00Z')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

interface TestHub extends Hub<string> {
  append(partition: number, holes?: number): void
  readonly log: readonly Entry<string>[]
}

/** A hub without a broker: what its ring no longer holds comes from a list, and time goes by only while it waits. */
function openHub(entries: number, canFetch: () => boolean = () => true): TestHub {
  const ring = createRing<string>({ entries, bytes: 1_000_000 })
  const log: Entry<string>[] = []
  for (const partition of partitions) ring.begin(topic, partition, 0)
  return {
    ring,
    log,
    append(partition, holes = 0) {
      const offset = (ring.next().get(topic)?.get(partition) ?? 0) + holes
      const entry = { topic, partition, offset, timestamp: 0, bytes: 1, event: `${partition}/${offset}` }
      log.push(entry)
      ring.push(entry)
    },
    async changed(timeoutMs) {
      vi.setSystemTime(Date.now() + timeoutMs)
    },
    async fetch(ranges, onEntry) {
      if (!canFetch()) throw new Error('the log could not be read back in time')
      for (const { partition, from, to } of ranges)
        for (const entry of log)
          if (entry.partition === partition && entry.offset >= from && entry.offset < to) onEntry(entry)
    },
    close: () => Promise.resolve(),
  }
}

const cursors = openCursors('a secret that is long enough to sign with')
const subscribe = (hub: Hub<string>, options: Partial<FramesOptions<string>> = {}) =>
  framesOf<string>({
    hub,
    cursors,
    scope,
    after: null,
    matches: () => true,
    maxBatch: 3,
    expiresAt: start + 3_600_000,
    stillAllowed: () => Promise.resolve(true),
    stopping: new AbortController().signal,
    log: openLog('test', 'silent'),
    ...options,
  })

async function pull(frames: AsyncGenerator<Frame<string>>): Promise<Frame<string>> {
  const { value, done } = await frames.next()
  if (done) throw new Error('the frames ended')
  return value
}
const inOrder = (events: readonly string[]) =>
  partitions.map((partition) => events.filter((event) => event.startsWith(`${partition}/`)))

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      partition: fc.nat(1),
      holes: fc.nat(1),
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'pull' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('reconnect' as const), elsewhere: fc.boolean() }),
  },
)

describe('the frames of a subscription', () => {
  test('hold each matching event once and in order, over slow readers, small rings and reconnects to any replica', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 60 }),
        fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
        fc.integer({ min: 1, max: 4 }),
        async (acts, [sizeHere, sizeThere], maxBatch) => {
          vi.setSystemTime(start)
          let [own, other] = [openHub(sizeHere), openHub(sizeThere)]
          const matches = (event: string): boolean => !event.endsWith('3')
          let frames = subscribe(own, { matches, maxBatch })
          let last = await pull(frames)
          const seen: string[] = [...last.events]
          const take = async (): Promise<void> => {
            last = await pull(frames)
            expect(last.gap).toBeNull()
            expect(last.events.length).toBeLessThanOrEqual(maxBatch)
            expect(last.heartbeat).toBe(last.events.length === 0)
            seen.push(...last.events)
          }
          for (const one of acts) {
            if (one.kind === 'append')
              for (const hub of [own, other])
                for (let time = 0; time < one.times; time++) hub.append(one.partition, one.holes)
            else if (one.kind === 'pull') await take()
            else {
              await frames.return()
              if (one.elsewhere) [own, other] = [other, own]
              frames = subscribe(own, { matches, maxBatch, after: last.cursor })
            }
          }
          // One may beat on the way back, where nothing matches; the next is due only when there is nothing left to read.
          for (let beats = 0; beats < 2; beats = last.heartbeat ? beats + 1 : 0) await take()
          const expected = own.log.map(({ event }) => event).filter(matches)
          expect(inOrder(seen)).toEqual(inOrder(expected))
          expect(seen).toHaveLength(expected.length)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('begin with one that is empty, so that whoever is cut off at once has a cursor', async () => {
    const hub = openHub(10)
    hub.append(0)
    const first = await pull(subscribe(hub))
    expect(first).toMatchObject({ events: [], heartbeat: true, gap: null })
    hub.append(0)
    expect((await pull(subscribe(hub, { after: first.cursor }))).events).toEqual(['0/1'])
  })

  test('say what could not be read back, how much it was, and go on after it', async () => {
    const hub = openHub(2, () => false)
    const frames = subscribe(hub)
    await pull(frames)
    for (const partition of [0, 0, 0, 1, 1]) hub.append(partition)
    expect(await pull(frames)).toMatchObject({
      events: [],
      heartbeat: false,
      gap: {
        missed: 3,
        from: null,
        reason: 'what came meanwhile could not be read back; fetch it by a query',
      },
    })
    expect((await pull(frames)).events).toEqual(['1/0', '1/1'])
  })

  test('do not read back what is too much: the gap says to fetch it', async () => {
    const hub = openHub(1)
    const frames = subscribe(hub)
    await pull(frames)
    hub.append(0, 100_001)
    hub.append(1)
    expect((await pull(frames)).gap).toMatchObject({
      missed: 100_002,
      reason: '100002 records are too many to send again; fetch them by a query',
    })
    expect((await pull(frames)).events).toEqual(['1/0'])
  })

  test('are read back in steps when they are many, so that a subscriber who takes long holds few', async () => {
    const hub = openHub(1)
    const steps: number[] = []
    const frames = subscribe(
      {
        ...hub,
        fetch(ranges, onEntry, timeoutMs) {
          steps.push(ranges.reduce((sum, { from, to }) => sum + to - from, 0))
          return hub.fetch(ranges, onEntry, timeoutMs)
        },
      },
      { maxBatch: 500 },
    )
    await pull(frames)
    for (let count = 0; count < 3_000; count++) for (const partition of partitions) hub.append(partition)
    const seen: string[] = []
    for (let events = (await pull(frames)).events; events.length > 0; events = (await pull(frames)).events)
      seen.push(...events)
    expect(inOrder(seen)).toEqual(inOrder(hub.log.map(({ event }) => event)))
    expect(steps).toEqual([2_000, 2_000, 1_999])
  })

  test('beat while nothing matches, with a cursor that has moved on', async () => {
    const hub = openHub(10)
    const frames = subscribe(hub, { matches: () => false })
    const first = await pull(frames)
    hub.append(0)
    const beat = await pull(frames)
    expect(beat).toMatchObject({ events: [], heartbeat: true })
    expect(cursors.read(scope, beat.cursor)).not.toEqual(cursors.read(scope, first.cursor))
    expect((await pull(subscribe(hub, { after: beat.cursor }))).events).toEqual([])
  })

  test('end with the session, when the viewer may no longer, and when the gateway stops', async () => {
    const all = async (options: Partial<FramesOptions<string>>): Promise<number> => {
      let count = 0
      for await (const _ of subscribe(openHub(10), options)) if (++count > 100) break
      return count
    }
    expect(await all({ expiresAt: start })).toBe(0)
    expect(await all({ expiresAt: start + 12_000 })).toBeLessThan(5)
    expect(await all({ stopping: AbortSignal.abort() })).toBe(0)
    let asked = 0
    expect(await all({ stillAllowed: () => Promise.resolve(++asked < 3) })).toBe(2)
    expect(await all({})).toBe(101)
  })
})
