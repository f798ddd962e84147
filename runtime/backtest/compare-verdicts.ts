import { highestSeverity, type Match, type Severity, type Unscanned } from '@flagwise/schemas'
import { scoreOf, type Verdict } from '../matching/index.ts'

/** What one set of rules would have made of a request. */
export interface Judgement {
  /** Whether a flag would have been raised: something scores, or something could not be looked at. */
  readonly isFlagged: boolean
  readonly riskScore: number
  /** The highest of the matches; null when nothing is flagged. */
  readonly severity: Severity | null
  readonly matches: readonly Match[]
  readonly unscanned: readonly Unscanned[]
}

/** What a change of the rules does to a request. */
export type Outcome = 'newlyFlagged' | 'noLongerFlagged' | 'changed' | 'same'

export interface Comparison {
  readonly outcome: Outcome
  readonly before: Judgement
  readonly after: Judgement
}

/** As detection decides it. */
export function judgementOf({ matches, unscanned }: Verdict): Judgement {
  const riskScore = scoreOf(matches)
  const isFlagged = riskScore > 0 || unscanned.length > 0
  const severity = isFlagged ? highestSeverity(matches.map((match) => match.severity)) : null
  return { isFlagged, riskScore, severity, matches, unscanned }
}

/** What the changed rules say beside the present ones. A request whose score and severity stay is the same, whichever rules matched. */
export function compareVerdicts(present: Verdict, changed: Verdict): Comparison {
  const before = judgementOf(present)
  const after = judgementOf(changed)
  return { outcome: outcomeOf(before, after), before, after }
}

function outcomeOf(before: Judgement, after: Judgement): Outcome {
  if (before.isFlagged !== after.isFlagged) return after.isFlagged ? 'newlyFlagged' : 'noLongerFlagged'
  return before.riskScore === after.riskScore && before.severity === after.severity ? 'same' : 'changed'
}

/** The rules that matched on one side alone, in the order in which they are tried; each once. */
export function rulesOnlyIn(side: Judgement, other: Judgement): readonly string[] {
  const there = new Set(other.matches.map(({ ruleId }) => ruleId))
  return [...new Set(side.matches.map(({ ruleId }) => ruleId))].filter((ruleId) => !there.has(ruleId))
}
