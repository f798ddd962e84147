import { isDeepStrictEqual } from 'node:util'
import type { Match, Rule } from '@flagwise/schemas'
import {
  compileRuleSet,
  type IgnoredRule,
  type Matchable,
  type RuleSet,
  type Verdict,
} from '../matching/index.ts'

/** Says what two sets of rules make of a request. */
export interface Judge {
  judge(request: Matchable): { readonly before: Verdict; readonly after: Verdict }
  /** Changed rules that cannot be used. */
  readonly ignored: readonly IgnoredRule[]
}

type Side = 'before' | 'after'

/** A rule as it is compiled, and the sides that it is on. */
interface Seat {
  readonly rule: Rule
  readonly sides: readonly Side[]
}

/** Tells the changed form of a rule from the present one, where both are compiled. */
const changedMark = '/changed'

/**
 * Compiles both sets as one, in which a rule that is the same in both is tried once: a change of a few rules costs hardly more than one set.
 * No rule stops another in it; that is made up for afterwards, for each side by its own order.
 */
export function openJudge(present: readonly Rule[], changed: readonly Rule[]): Judge {
  const seats = seatsOf(present, changed)
  const union = compileRuleSet([...seats].map(([id, { rule }]) => ({ ...rule, id, stopOnMatch: false })))
  /** For what cannot be told apart by rules: compiled when it is needed. */
  const alone: Partial<Record<Side, RuleSet>> = {}
  const judgedAlone = (request: Matchable) => {
    alone.before ??= compileRuleSet(present)
    alone.after ??= compileRuleSet(changed)
    return { before: alone.before.match(request), after: alone.after.match(request) }
  }

  function sideOf(side: Side, matches: readonly Match[]): Verdict {
    const own: Match[] = []
    let stopped: string | undefined
    for (const match of matches) {
      const seat = seats.get(match.ruleId)
      if (!seat?.sides.includes(side)) continue
      // A rule that stops others has its matches in both texts.
      if (stopped !== undefined && stopped !== seat.rule.id) break
      if (seat.rule.stopOnMatch) stopped = seat.rule.id
      own.push(match.ruleId === seat.rule.id ? match : { ...match, ruleId: seat.rule.id })
    }
    return { matches: own, unscanned: [] }
  }

  return {
    judge(request) {
      const { matches, unscanned } = union.match(request)
      if (unscanned.length > 0) return judgedAlone(request)
      return { before: sideOf('before', matches), after: sideOf('after', matches) }
    },
    ignored: union.ignored.flatMap((ignored) => {
      const seat = seats.get(ignored.ruleId)
      return seat?.sides.includes('after') ? [{ ...ignored, ruleId: seat.rule.id }] : []
    }),
  }
}

function seatsOf(present: readonly Rule[], changed: readonly Rule[]): ReadonlyMap<string, Seat> {
  const seats = new Map<string, Seat>()
  for (const rule of present) if (rule.active) seats.set(rule.id, { rule, sides: ['before'] })
  for (const rule of changed) {
    if (!rule.active) continue
    const same = seats.get(rule.id)
    if (!same) seats.set(rule.id, { rule, sides: ['after'] })
    else if (isDeepStrictEqual(same.rule, rule)) seats.set(rule.id, { rule, sides: ['before', 'after'] })
    else seats.set(`${rule.id}${changedMark}`, { rule, sides: ['after'] })
  }
  return seats
}
