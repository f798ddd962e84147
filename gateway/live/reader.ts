import type { MutableVector, Vector } from './cursor.ts'
import type { Entry, Ring } from './ring.ts'

/** Partitions of which a reader has missed records that the ring no longer holds: `[from, to)` by partition. */
export interface Behind {
  readonly topic: string
  readonly partition: number
  readonly from: number
  readonly to: number
}

/** What a step of a reader comes to. */
export interface Read<T> {
  readonly events: readonly T[]
  /** Whether there is more to read at once. */
  readonly more: boolean
}

/**
 * One subscriber's place on the log: a vector of next offsets, and nothing else. It pulls from the ring, so a slow subscriber takes up no
 * memory: it falls behind, and is told what it missed.
 */
export interface Reader<T> {
  /** What the ring no longer holds of what comes next; must be dealt with before `read`. */
  behind(): readonly Behind[]
  /** Takes matching events that were fetched from the log, and moves past what was looked at. */
  took(entry: Pick<Entry<T>, 'topic' | 'partition' | 'offset'>): void
  /** Moves a partition forward without looking. */
  skipTo(topic: string, partition: number, offset: number): void
  /** Up to `max` matching events, in the order in which they came. Looks at a bounded number of entries. */
  read(matches: (event: T) => boolean, max: number): Read<T>
  /** Whether there is nothing to read now. */
  caughtUp(): boolean
  vector(): Vector
}

/** Entries looked at in one step, so that a filter that matches nothing does not hold up the others. */
const looksPerStep = 2_000

/** @param start next offsets; a partition that is not named is read from its beginning */
export function createReader<T>(ring: Ring<T>, start: Vector): Reader<T> {
  const vector: MutableVector = new Map([...start].map(([topic, offsets]) => [topic, new Map(offsets)]))
  let sequence = ring.oldest()

  const nextOf = (topic: string, partition: number): number => vector.get(topic)?.get(partition) ?? 0
  const move = (topic: string, partition: number, offset: number): void => {
    if (offset <= nextOf(topic, partition) && vector.get(topic)?.has(partition)) return
    const offsets = vector.get(topic) ?? new Map<number, number>()
    offsets.set(partition, Math.max(offset, nextOf(topic, partition)))
    vector.set(topic, offsets)
  }

  return {
    behind() {
      const found: Behind[] = []
      for (const [topic, offsets] of ring.next())
        for (const partition of offsets.keys()) {
          const from = nextOf(topic, partition)
          const to = ring.floor(topic, partition) ?? 0
          if (from < to) found.push({ topic, partition, from, to })
        }
      return found
    },
    took: ({ topic, partition, offset }) => move(topic, partition, offset + 1),
    skipTo: move,
    read(matches, max) {
      sequence = Math.max(sequence, ring.oldest())
      const events: T[] = []
      const end = Math.min(ring.end(), sequence + looksPerStep)
      while (sequence < end && events.length < max) {
        const entry = ring.at(sequence++)
        if (!entry || entry.offset < nextOf(entry.topic, entry.partition)) continue
        move(entry.topic, entry.partition, entry.offset + 1)
        if (matches(entry.event)) events.push(entry.event)
      }
      // Past the last entry only markers can stand; the place moves past them, so that a resume need not look at them again.
      if (sequence === ring.end())
        for (const [topic, offsets] of ring.next())
          for (const [partition, offset] of offsets) move(topic, partition, offset)
      return { events, more: sequence < ring.end() }
    },
    caughtUp: () => sequence >= ring.end(),
    vector: () => vector,
  }
}
