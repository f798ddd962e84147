import type { Match } from '@flagwise/schemas'

/**
 * Risk score of what matched: the sum of the points of the rules, at most 100; a rule counts once, in however many texts it matched. A
 * request with score 0 is not flagged, as in the original; so a rule of 0 points that stops on match is an exception to the rules after
 * it.
 */
export function scoreOf(matches: readonly Match[]): number {
  const counted = new Set<string>()
  let score = 0
  for (const { ruleId, points } of matches) {
    if (counted.has(ruleId)) continue
    counted.add(ruleId)
    score += points
  }
  return Math.min(100, score)
}
