/** How fast the traffic is to flow. */
export interface PaceOptions {
  /** Requests a second outside bursts. */
  readonly rate: number
  /** Seconds from one burst to the next; 0 for none. */
  readonly burstEvery: number
}

const burstSeconds = 5
const burstFactor = 5

/**
 * How many requests are due after so many seconds: the rate, and in bursts of five seconds five times the rate.
 * The first burst begins after one interval.
 */
export function dueAfter(seconds: number, { rate, burstEvery }: PaceOptions): number {
  if (burstEvery <= burstSeconds) return Math.floor(seconds * rate)
  const period = Math.floor(seconds / burstEvery)
  const into = seconds - period * burstEvery
  const bursting = period === 0 ? 0 : (period - 1) * burstSeconds + Math.min(into, burstSeconds)
  return Math.floor(rate * (seconds + bursting * (burstFactor - 1)))
}
