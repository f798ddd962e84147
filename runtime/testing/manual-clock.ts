import { exampleTime } from '@flagwise/schemas/examples'

/** The only clock of a test: it stands still until the test moves it. */
export interface ManualClock {
  /** ms since 1970 */
  now(): number
  advance(ms: number): void
}

/** @param start ms since 1970; by default when the records of the examples arrive */
export function manualClock(start: number = exampleTime + 40): ManualClock {
  let at = start
  return {
    now: () => at,
    advance(ms) {
      at += ms
    },
  }
}
