import type { ConsumedRecord, Position } from './record.ts'

/** What was read of one partition: from the first record up to the next that was not read. */
export interface Stretch {
  readonly topic: string
  readonly partition: number
  /** Offset of the first record. */
  readonly first: number
  /** Offset after the last record. */
  readonly next: number
  /** Records, which may be fewer than the offsets between. */
  readonly records: number
}

/** What was read of all partitions, one stretch each. It is all of a batch that its transaction needs, so that the records can be let go. */
export type Extent = readonly Stretch[]

/** The extent of records in the order in which they were read. */
export function extentOf(records: readonly ConsumedRecord[]): Extent {
  const stretches: Stretch[] = []
  let start = 0
  for (let at = 1; at <= records.length; at++) {
    const first = records[start]
    const last = records[at - 1]
    const record = records[at]
    if (!first || !last) break
    // Records of a partition come in runs.
    if (record && record.partition === first.partition && record.topic === first.topic) continue
    stretches.push({
      topic: first.topic,
      partition: first.partition,
      first: first.offset,
      next: last.offset + 1,
      records: at - start,
    })
    start = at
  }
  return joined(stretches)
}

/** Several extents as one, in the order in which they were read. */
export function joined(stretches: Iterable<Stretch>): Extent {
  const all: Stretch[] = []
  for (const stretch of stretches) {
    const index = all.findIndex(
      ({ topic, partition }) => partition === stretch.partition && topic === stretch.topic,
    )
    const before = all[index]
    if (before) all[index] = { ...before, next: stretch.next, records: before.records + stretch.records }
    else all.push(stretch)
  }
  return all
}

const positionAt = ({ topic, partition }: Stretch, offset: number): Position => ({ topic, partition, offset })

/** Where to read on. */
export const endOf = (extent: Extent): readonly Position[] =>
  extent.map((stretch) => positionAt(stretch, stretch.next))

/** Where to begin again. */
export const beginningOf = (extent: Extent): readonly Position[] =>
  extent.map((stretch) => positionAt(stretch, stretch.first))
