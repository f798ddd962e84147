import type { Source } from '@flagwise/schemas'

type At = Pick<Source, 'topic' | 'partition'>

/** Records of the plain topic that were read, so that their sealed forms are not read once more. */
export interface HeldRecords {
  add(record: Source & { readonly timestamp: number }): void
  /** @param receivedAt timestamp of the record, in ms since 1970 */
  has(source: Source, receivedAt: number): boolean
}

/**
 * Knows of each partition where reading began and ended. A topic that was made anew counts its offsets from zero once more, and so has
 * coordinates that older requests had: those came before anything that is held.
 */
export function openHeldRecords(ranges: readonly (At & { readonly to: number })[]): HeldRecords {
  const key = ({ topic, partition }: At): string => `${topic}/${partition}`
  const parts = new Map(
    ranges.map((range) => [
      key(range),
      { first: Number.POSITIVE_INFINITY, oldest: Number.POSITIVE_INFINITY, to: range.to },
    ]),
  )
  return {
    add(record) {
      const part = parts.get(key(record))
      if (!part) return
      part.first = Math.min(part.first, record.offset)
      part.oldest = Math.min(part.oldest, record.timestamp)
    },
    has(source, receivedAt) {
      const part = parts.get(key(source))
      return (
        part !== undefined &&
        source.offset >= part.first &&
        source.offset < part.to &&
        receivedAt >= part.oldest
      )
    },
  }
}
