import { type Severity, severities } from '@flagwise/schemas'
import type { Comparison, Judgement } from './compare-verdicts.ts'
import { collectExamples, type Example, type RequestFacts } from './examples.ts'

/** How many with the present rules, and with the changed ones. */
export interface BeforeAfter {
  readonly before: number
  readonly after: number
}

/** What one rule did. */
export interface RuleTally {
  readonly ruleId: string
  readonly name: string
  /** Requests that it matched. */
  readonly before: number
  readonly after: number
  /** Of the requests that are newly flagged, those that it matches now. */
  readonly newlyFlagged: number
  /** Of the requests that are no longer flagged, those that it matched. */
  readonly noLongerFlagged: number
}

export interface TallyReport {
  /** Requests that both sets of rules judged. */
  readonly judged: number
  readonly flagged: BeforeAfter
  /** Requests that were not, or not wholly, looked at. */
  readonly unscanned: BeforeAfter
  readonly newlyFlagged: number
  readonly noLongerFlagged: number
  /** Flagged by both, with another score or severity. */
  readonly changed: number
  /** Flagged requests by severity, from the lowest to the highest. */
  readonly severities: readonly (BeforeAfter & { readonly severity: Severity })[]
  /** Rules that matched anything, those first that make most of the difference. */
  readonly rules: readonly RuleTally[]
  readonly examples: {
    readonly newlyFlagged: readonly Example[]
    readonly noLongerFlagged: readonly Example[]
    readonly changed: readonly Example[]
  }
}

/** Counts what a change of the rules does, one request after the other. */
export interface Tally {
  add(facts: RequestFacts, comparison: Comparison): void
  report(): TallyReport
}

type Count<T> = { -readonly [Key in keyof T]: T[Key] }

const none = (): Count<BeforeAfter> => ({ before: 0, after: 0 })

/** @param examples most examples of each kind */
export function openTally(examples: number): Tally {
  const flagged = none()
  const unscanned = none()
  const bySeverity = new Map(severities.map((severity) => [severity as Severity, none()]))
  const rules = new Map<string, Count<RuleTally>>()
  const outcomes = { newlyFlagged: 0, noLongerFlagged: 0, changed: 0, same: 0 }
  const shown = {
    newlyFlagged: collectExamples(examples),
    noLongerFlagged: collectExamples(examples),
    changed: collectExamples(examples),
  }

  function count(side: keyof BeforeAfter, judgement: Judgement, outcome: Comparison['outcome']): void {
    if (judgement.isFlagged) flagged[side]++
    if (judgement.unscanned.length > 0) unscanned[side]++
    const severity = judgement.severity && bySeverity.get(judgement.severity)
    if (severity) severity[side]++
    const counted = new Set<string>()
    for (const { ruleId, name } of judgement.matches) {
      if (counted.has(ruleId)) continue
      counted.add(ruleId)
      const rule = ruleOf(ruleId, name)
      rule[side]++
      if (outcome === 'newlyFlagged' && side === 'after') rule.newlyFlagged++
      if (outcome === 'noLongerFlagged' && side === 'before') rule.noLongerFlagged++
      if (side === 'after') rule.name = name
    }
  }

  function ruleOf(ruleId: string, name: string): Count<RuleTally> {
    const known = rules.get(ruleId)
    if (known) return known
    const fresh = { ruleId, name, ...none(), newlyFlagged: 0, noLongerFlagged: 0 }
    rules.set(ruleId, fresh)
    return fresh
  }

  return {
    add(facts, comparison) {
      const { outcome, before, after } = comparison
      outcomes[outcome]++
      count('before', before, outcome)
      count('after', after, outcome)
      if (outcome !== 'same') shown[outcome].add(facts, comparison)
    },
    report() {
      const { newlyFlagged, noLongerFlagged, changed, same } = outcomes
      return {
        judged: newlyFlagged + noLongerFlagged + changed + same,
        flagged: { ...flagged },
        unscanned: { ...unscanned },
        newlyFlagged,
        noLongerFlagged,
        changed,
        severities: [...bySeverity].map(([severity, counts]) => ({ severity, ...counts })),
        rules: [...rules.values()].map((rule) => ({ ...rule })).sort(byDifference),
        examples: {
          newlyFlagged: shown.newlyFlagged.all(),
          noLongerFlagged: shown.noLongerFlagged.all(),
          changed: shown.changed.all(),
        },
      }
    },
  }
}

const differenceOf = ({ before, after, newlyFlagged, noLongerFlagged }: RuleTally): number =>
  newlyFlagged + noLongerFlagged + Math.abs(after - before)

const byDifference = (a: RuleTally, b: RuleTally): number =>
  differenceOf(b) - differenceOf(a) || b.after - a.after || (a.ruleId < b.ruleId ? -1 : 1)
