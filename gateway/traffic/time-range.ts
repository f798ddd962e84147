import { UserError } from '../http/errors.ts'

export type Resolution = 'minute' | 'hour' | 'day'

const lengthMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const satisfies Record<
  Resolution,
  number
>

/** More would be more than a chart can show. */
const mostBuckets = 2000

/** Whole buckets: `from` is the start of the first, `to` the end of the last. ms since 1970. */
export interface TimeRange {
  readonly from: number
  readonly to: number
  readonly resolution: Resolution
  readonly bucketMs: number
}

/**
 * Widens what is asked for to whole buckets. The last hour when nothing is given; the finest resolution that gives at
 * most a few hundred buckets when none is given.
 * @throws UserError
 */
export function parseTimeRange(
  asked: {
    readonly from?: number | undefined
    readonly to?: number | undefined
    readonly resolution?: Resolution | undefined
  },
  now: number,
): TimeRange {
  const to = asked.to ?? now
  const from = asked.from ?? to - 3_600_000
  if (from >= to) throw new UserError('BAD_INPUT', '`from` is not before `to`.', { argument: 'from' })
  const resolution = asked.resolution ?? fitting(to - from)
  const bucketMs = lengthMs[resolution]
  // A range that ends on a bucket's start ends there; the last hour up to now has sixty buckets, the running minute among them.
  const last = Math.ceil(to / bucketMs) * bucketMs
  const first = asked.from === undefined ? last - 3_600_000 : Math.floor(from / bucketMs) * bucketMs
  const start = Math.min(first, last - bucketMs)
  const buckets = (last - start) / bucketMs
  if (buckets > mostBuckets)
    throw new UserError(
      'BAD_INPUT',
      `The range has ${buckets} buckets of one ${resolution}, at most ${mostBuckets} are given; choose a coarser resolution or a shorter range.`,
      { argument: 'resolution' },
    )
  return { from: start, to: last, resolution, bucketMs }
}

function fitting(ms: number): Resolution {
  if (ms <= 6 * lengthMs.hour) return 'minute'
  return ms <= 14 * lengthMs.day ? 'hour' : 'day'
}
