import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRing, type Entry } from './ring.ts'

const topics = ['flags.detection', 'flags.pii'] as const
const place = fc.record({ topic: fc.constantFrom(...topics), partition: fc.nat(2) })
const entry = (offset: number, bytes = 10): Entry<string> => ({
  topic: 'flags.detection',
  partition: 0,
  offset,
  timestamp: 0,
  bytes,
  event: `event ${offset}`,
})

/** What may happen to a partition: a record after some that are none of ours, or only markers. */
type Happening = { readonly topic: string; readonly partition: number; readonly hole: number } & (
  | { readonly record: true; readonly bytes: number }
  | { readonly record: false }
)
const happening: fc.Arbitrary<Happening> = fc
  .tuple(place, fc.nat(2), fc.boolean(), fc.integer({ min: 1, max: 40 }))
  .map(([at, hole, record, bytes]) => (record ? { ...at, hole, record, bytes } : { ...at, hole, record }))

describe('a ring', () => {
  test('holds of each partition everything from its floor to its next offset, within its limits', () => {
    fc.assert(
      fc.property(
        fc.record({ entries: fc.integer({ min: 1, max: 8 }), bytes: fc.integer({ min: 1, max: 120 }) }),
        fc.array(happening, { maxLength: 60 }),
        (limits, happenings) => {
          const ring = createRing<string>(limits)
          const log: Entry<string>[] = []
          const nexts = new Map<string, number>()
          for (const topic of topics)
            for (let partition = 0; partition < 3; partition++) ring.begin(topic, partition, 5)
          for (const { topic, partition, hole, ...what } of happenings) {
            const key = `${topic}/${partition}`
            const offset = (nexts.get(key) ?? 5) + hole
            nexts.set(key, what.record ? offset + 1 : offset)
            if (!what.record) ring.moveTo(topic, partition, offset)
            else {
              const pushed = {
                topic,
                partition,
                offset,
                timestamp: 0,
                bytes: what.bytes,
                event: `${key}/${offset}`,
              }
              log.push(pushed)
              ring.push(pushed)
            }

            const held = Array.from({ length: ring.end() - ring.oldest() }, (_, at) =>
              ring.at(ring.oldest() + at),
            )
            expect(held).toEqual(log.slice(log.length - held.length))
            expect(held.length).toBeLessThanOrEqual(limits.entries)
            const bytes = held.reduce((sum, one) => sum + (one?.bytes ?? 0), 0)
            expect(bytes <= limits.bytes || held.length === 1).toBe(true)
            for (const of of topics)
              for (let number = 0; number < 3; number++) {
                const floor = ring.floor(of, number) ?? Number.NaN
                const ofPartition = (one: Entry<string> | undefined) =>
                  one?.topic === of && one.partition === number
                expect(held.filter(ofPartition)).toEqual(
                  log.filter((one) => ofPartition(one) && one.offset >= floor),
                )
                expect(ring.next().get(of)?.get(number)).toBe(nexts.get(`${of}/${number}`) ?? 5)
              }
          }
        },
      ),
    )
  })

  test('keeps one entry, however large', () => {
    const ring = createRing<string>({ entries: 4, bytes: 100 })
    ring.begin('flags.detection', 0, 0)
    ring.push(entry(0))
    ring.push(entry(1, 1_000))
    expect([ring.oldest(), ring.end(), ring.floor('flags.detection', 0)]).toEqual([1, 2, 1])
  })

  test('never goes back, and hands out a vector that nobody else writes in', () => {
    const ring = createRing<string>({ entries: 4, bytes: 100 })
    ring.begin('flags.detection', 0, 7)
    ring.moveTo('flags.detection', 0, 3)
    const vector = ring.next().get('flags.detection') as Map<number, number>
    vector.set(0, 99)
    expect(ring.next()).toEqual(new Map([['flags.detection', new Map([[0, 7]])]]))
    expect(ring.floor('flags.other', 0)).toBeUndefined()
    expect([ring.at(-1), ring.at(0)]).toEqual([undefined, undefined])
  })
})
