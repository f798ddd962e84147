import type { Finder } from './conditions/finder.ts'
import type { RegexFinder } from './conditions/regex.ts'
import { patternSets } from './pattern-sets.ts'
import type { Hits } from './scan/hits.ts'
import type { Look } from './scan/look.ts'
import { encodeBriefly } from './text.ts'

/** Which finders a look triggers. Made once per set of rules, used by each field. */
export interface Triggers {
  /** Whether a finder is among those that looks trigger; others are asked only when a rule comes to them. */
  has(finder: number): boolean
  /** Calls back for each finder that may find something in the look; for one that it has been called for before, perhaps again. */
  of(look: Look, trigger: (finder: number) => void): void
}

/** Finders that have the same literals. */
interface Group {
  readonly finders: number[]
  /** Of which texts it was last asked. */
  asked: number
}

/** @param needed the finders without which no rule is tried */
export function triggersOf(
  finders: readonly Finder[],
  needed: ReadonlySet<number>,
  unanchored: ReadonlyMap<number, RegexFinder>,
  literals: number,
): Triggers {
  const byLiteral: (Group[] | undefined)[] = Array.from({ length: literals }, () => undefined)
  const groups = new Map<readonly number[], Group>()
  const byDigits: { readonly finder: number; readonly digits: number }[] = []
  const always: number[] = []
  const beyondAscii: number[] = []
  for (const [finder, { trigger }] of finders.entries()) {
    const { literals: wanted, digits = 0 } = trigger
    if (!needed.has(finder) || unanchored.has(finder)) continue
    if (wanted) {
      const group = groups.get(wanted)
      if (group) group.finders.push(finder)
      else groups.set(wanted, { finders: [finder], asked: 0 })
    } else if (digits > 0) byDigits.push({ finder, digits })
    else if (trigger.beyondAscii) beyondAscii.push(finder)
    else always.push(finder)
  }
  for (const [wanted, group] of groups)
    for (const literal of new Set(wanted)) {
      const known = byLiteral[literal]
      if (known) known.push(group)
      else byLiteral[literal] = [group]
    }
  byDigits.sort((a, b) => a.digits - b.digits)
  const searched = [...unanchored].filter(([finder]) => needed.has(finder))
  const sets = patternSets(searched.map(([finder, { pattern }]) => ({ finder, pattern })))
  /** Numbers the looks. */
  let asking = 0

  return {
    has: (finder) => needed.has(finder),
    of(look, trigger) {
      const { hits } = look
      asking++
      const ask = (number: number): void => {
        const finder = finders[number]
        if (!finder || (finder.asItStands && look.view.disguises.length > 0)) return
        if (hasTrigger(finder, hits) && finder.mayFind?.(look) !== false) trigger(number)
      }
      for (const literal of hits.found) {
        const ofLiteral = byLiteral[literal]
        if (!ofLiteral) continue
        for (const group of ofLiteral) {
          if (group.asked === asking) continue
          group.asked = asking
          for (const finder of group.finders) ask(finder)
        }
      }
      for (const { finder, digits } of byDigits) {
        if (digits > hits.digits) break
        ask(finder)
      }
      if (hits.beyondAscii) for (const finder of beyondAscii) ask(finder)
      for (const finder of always) ask(finder)
      if (searched.length > 0)
        for (const { finder } of sets.candidates(encodeBriefly(look.text).bytes)) ask(finder)
    },
  }
}

/** Whether a look has the trigger of a finder that no look triggers. */
export function isTriggered(finder: Finder, look: Look): boolean {
  const { literals } = finder.trigger
  return (
    !(finder.asItStands && look.view.disguises.length > 0) &&
    (!literals || hasOneOf(literals, look.hits)) &&
    hasTrigger(finder, look.hits) &&
    finder.mayFind?.(look) !== false
  )
}

/** All of the trigger but that one of its literals is there. */
function hasTrigger({ trigger }: Finder, hits: Hits): boolean {
  const { ways, digits = 0, beyondAscii = false } = trigger
  if (hits.digits < digits || (beyondAscii && !hits.beyondAscii)) return false
  if (!ways) return true
  for (const sets of ways) if (hasOneOfEach(sets, hits)) return true
  return false
}

function hasOneOfEach(sets: readonly (readonly number[])[], hits: Hits): boolean {
  for (const set of sets) if (!hasOneOf(set, hits)) return false
  return true
}

function hasOneOf(literals: readonly number[], hits: Hits): boolean {
  for (const literal of literals) if (hits.has(literal)) return true
  return false
}
