import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createReader, type Reader } from './reader.ts'
import { createRing, type Entry } from './ring.ts'

const partitions = [0, 1, 2]
const topic = 'flags.detection'
const everything = (): boolean => true

/** A log of some partitions with holes, its tail in a small ring, and what a subscriber of it has to get. */
function openLog(entries: number) {
  const ring = createRing<string>({ entries, bytes: 1_000_000 })
  const log: Entry<string>[] = []
  const nexts = new Map<number, number>()
  for (const partition of partitions) ring.begin(topic, partition, 0)
  return {
    ring,
    log,
    append(partition: number, hole: number) {
      const offset = (nexts.get(partition) ?? 0) + hole
      nexts.set(partition, offset + 1)
      const entry = { topic, partition, offset, timestamp: 0, bytes: 1, event: `${partition}/${offset}` }
      log.push(entry)
      ring.push(entry)
    },
    mark(partition: number, hole: number) {
      const offset = (nexts.get(partition) ?? 0) + hole
      nexts.set(partition, offset)
      ring.moveTo(topic, partition, offset)
    },
    /** What the ring no longer holds, from the log itself. */
    catchUp(reader: Reader<string>): readonly string[] {
      const events: string[] = []
      for (const { partition, from, to } of reader.behind()) {
        for (const entry of log) {
          if (entry.partition !== partition || entry.offset < from || entry.offset >= to) continue
          reader.took(entry)
          events.push(entry.event)
        }
        reader.skipTo(topic, partition, to)
      }
      return events
    },
  }
}

const inOrder = (events: readonly string[]): readonly (readonly string[])[] =>
  partitions.map((partition) => events.filter((event) => event.startsWith(`${partition}/`)))

type Act =
  | { readonly kind: 'append' | 'mark'; readonly partition: number; readonly hole: number }
  | { readonly kind: 'read'; readonly max: number }
  | { readonly kind: 'reconnect'; readonly elsewhere: boolean }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('append' as const), partition: fc.nat(2), hole: fc.nat(1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('mark' as const), partition: fc.nat(2), hole: fc.nat(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('read' as const), max: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reconnect' as const), elsewhere: fc.boolean() }) },
)

describe('a reader', () => {
  test('sees each event once and in order per partition, whatever is appended, evicted or cut off', () => {
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 80 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (acts, entries, entriesElsewhere) => {
          // Two replicas read one log; each holds as much of it as it can.
          const here = openLog(entries)
          const there = openLog(entriesElsewhere)
          let [own, other] = [here, there]
          let reader = createReader(own.ring, own.ring.next())
          const seen: string[] = []
          const read = (max: number): boolean => {
            seen.push(...own.catchUp(reader))
            const { events, more } = reader.read(everything, max)
            seen.push(...events)
            return more
          }
          for (const one of acts) {
            if (one.kind === 'read') read(one.max)
            else if (one.kind === 'reconnect') {
              if (one.elsewhere) [own, other] = [other, own]
              reader = createReader(own.ring, reader.vector())
            } else for (const log of [here, there]) log[one.kind](one.partition, one.hole)
          }
          while (read(3));
          expect(inOrder(seen)).toEqual(inOrder(own.log.map(({ event }) => event)))
          expect(seen).toHaveLength(own.log.length)
          expect(reader.caughtUp()).toBe(true)
          expect(reader.vector()).toEqual(own.ring.next())
        },
      ),
      { numRuns: 500 },
    )
  })

  test('that begins now sees only what is new', () => {
    const { ring, append } = openLog(10)
    append(0, 0)
    const reader = createReader(ring, ring.next())
    append(0, 0)
    append(1, 0)
    expect(reader.read(everything, 10)).toEqual({ events: ['0/1', '1/0'], more: false })
  })

  test('moves on past what its filter leaves out, so that a resume need not look at it again', () => {
    const { ring, append, mark } = openLog(10)
    const reader = createReader(ring, ring.next())
    append(0, 0)
    append(1, 0)
    mark(2, 4)
    expect(reader.read(() => false, 10)).toEqual({ events: [], more: false })
    expect(reader.vector()).toEqual(ring.next())
  })

  test('says what it has missed, by partition, and nothing of what it has seen', () => {
    const { ring, append } = openLog(2)
    const reader = createReader(ring, ring.next())
    append(0, 0)
    reader.read(everything, 10)
    for (const partition of [0, 0, 1, 2, 2]) append(partition, 0)
    expect(reader.behind()).toEqual([
      { topic, partition: 0, from: 1, to: 3 },
      { topic, partition: 1, from: 0, to: 1 },
    ])
  })

  test('with a place that this replica has not come to yet waits for what comes after it', () => {
    const { ring, append } = openLog(10)
    const reader = createReader(ring, new Map([[topic, new Map([[0, 2]])]]))
    for (let count = 0; count < 4; count++) append(0, 0)
    expect(reader.read(everything, 10).events).toEqual(['0/2', '0/3'])
  })

  test('looks at a bounded number of entries in a step', () => {
    const { ring, append } = openLog(5_000)
    const reader = createReader(ring, ring.next())
    for (let count = 0; count < 4_500; count++) append(0, 0)
    let looks = 0
    const last = (event: string): boolean => {
      looks++
      return event === '0/4499'
    }
    expect(reader.read(last, 10)).toEqual({ events: [], more: true })
    expect(looks).toBeLessThan(4_500)
    reader.read(last, 10)
    expect(reader.read(last, 10)).toEqual({ events: ['0/4499'], more: false })
  })
})
