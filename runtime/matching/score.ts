import type { Match } from '@flagwise/schemas'

/**
 * Risk score of what matched: the sum of the points, at most 100. A request with score 0 is not flagged, as in the original; so a
 * rule of 0 points that stops on match is an exception to the rules after it.
 */
export const scoreOf = (matches: readonly Match[]): number =>
  Math.min(
    100,
    matches.reduce((sum, match) => sum + match.points, 0),
  )
