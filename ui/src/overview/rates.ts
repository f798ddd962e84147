/** Counts of a window, as the read model gives them. */
interface Counted {
  readonly to: string
  readonly requests: number
  readonly flagged: number
  readonly buckets: readonly { readonly start: string; readonly requests: number; readonly flagged: number }[]
}

/** A line chart's columns: seconds since 1970, requests a second, flagged a second. */
export type RateColumns = readonly [readonly number[], readonly number[], readonly number[]]

/**
 * The rates of a window. The running bucket is divided by the part of it that has passed, so that the line does not dive at its end.
 * @param now ms since 1970
 */
export function ratesOf(traffic: Counted, stepMs: number, now: number): RateColumns {
  const at: number[] = []
  const requests: number[] = []
  const flagged: number[] = []
  for (const bucket of traffic.buckets) {
    const start = Date.parse(bucket.start)
    const seconds = Math.min(stepMs, now - start) / 1000
    // A bucket that has hardly begun says nothing yet.
    if (seconds < Math.min(5, stepMs / 1000)) continue
    at.push(start / 1000)
    requests.push(bucket.requests / seconds)
    flagged.push(bucket.flagged / seconds)
  }
  return [at, requests, flagged]
}

/** Counts at a moment, over a window whose beginning does not move. */
export interface Sample {
  readonly at: number
  readonly requests: number
}

/** Requests a second between the oldest and the newest sample; undefined while there is one. */
export function currentRate(samples: readonly Sample[]): number | undefined {
  const oldest = samples[0]
  const newest = samples.at(-1)
  if (!oldest || !newest || newest.at <= oldest.at) return undefined
  return Math.max(0, ((newest.requests - oldest.requests) * 1000) / (newest.at - oldest.at))
}

/** The samples of the last ten seconds with one more; a count that went back (the window moved on) begins anew. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1)
  if (last && sample.requests < last.requests) return [sample]
  return [...samples.filter(({ at }) => sample.at - at <= 10_000), sample]
}
