import type { MutableVector, Vector } from './cursor.ts'

/** An event with its place on the log. */
export interface Entry<T> {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  /** ms since 1970 */
  readonly timestamp: number
  /** What it takes up, about. */
  readonly bytes: number
  readonly event: T
}

export interface RingLimits {
  readonly entries: number
  readonly bytes: number
}

/**
 * The newest events of some topics, in the order in which they came. It holds, of each partition, everything from `floor` to `next`; the
 * offsets between may have holes (transaction markers), the events none.
 */
export interface Ring<T> {
  /** From the first record that is going to be pushed of a partition. */
  begin(topic: string, partition: number, offset: number): void
  push(entry: Entry<T>): void
  /** The partition was read up to here, whether or not a record stood there. */
  moveTo(topic: string, partition: number, offset: number): void
  /** Next offset of each partition: where a subscriber that wants only what is new begins. */
  next(): Vector
  /** First offset of a partition from which nothing is missing; undefined for a partition that is not known. */
  floor(topic: string, partition: number): number | undefined
  /** Sequence number of the oldest entry that is held; entries are numbered in the order in which they came. */
  oldest(): number
  /** Sequence number of the next entry. */
  end(): number
  at(sequence: number): Entry<T> | undefined
}

export function createRing<T>(limits: RingLimits): Ring<T> {
  const held: (Entry<T> | undefined)[] = new Array(limits.entries)
  const floors: MutableVector = new Map()
  const nexts: MutableVector = new Map()
  let first = 0
  let end = 0
  let bytes = 0

  const set = (vector: MutableVector, topic: string, partition: number, offset: number): void => {
    const offsets = vector.get(topic) ?? new Map<number, number>()
    offsets.set(partition, offset)
    vector.set(topic, offsets)
  }

  function evict(): void {
    const entry = held[first % limits.entries]
    held[first % limits.entries] = undefined
    first++
    if (!entry) return
    bytes -= entry.bytes
    set(floors, entry.topic, entry.partition, entry.offset + 1)
  }

  return {
    begin(topic, partition, offset) {
      set(floors, topic, partition, offset)
      set(nexts, topic, partition, offset)
    },
    push(entry) {
      if (end - first === limits.entries) evict()
      held[end % limits.entries] = entry
      end++
      bytes += entry.bytes
      while (bytes > limits.bytes && end - first > 1) evict()
      set(nexts, entry.topic, entry.partition, entry.offset + 1)
    },
    moveTo(topic, partition, offset) {
      if (offset > (nexts.get(topic)?.get(partition) ?? 0)) set(nexts, topic, partition, offset)
    },
    next: () => new Map([...nexts].map(([topic, offsets]) => [topic, new Map(offsets)])),
    floor: (topic, partition) => floors.get(topic)?.get(partition),
    oldest: () => first,
    end: () => end,
    at: (sequence) => (sequence >= first && sequence < end ? held[sequence % limits.entries] : undefined),
  }
}
