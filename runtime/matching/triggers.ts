import type { Finder } from './conditions/finder.ts'
import { isRegex, type RegexFinder } from './conditions/regex.ts'
import { listsOf } from './lists.ts'
import type { Pattern } from './pattern.ts'
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
  readonly number: number
  readonly finders: number[]
}

/** @param needed the finders without which no rule is tried */
export function triggersOf(
  finders: readonly Finder[],
  needed: ReadonlySet<number>,
  unanchored: ReadonlyMap<number, RegexFinder>,
  literals: number,
): Triggers {
  const groups = new Map<readonly number[], Group>()
  const byDigits: { readonly finder: number; readonly digits: number }[] = []
  const always: number[] = []
  /** Patterns of characters beyond ASCII, and of no literal. */
  const beyondAscii: { readonly finder: number; readonly pattern: Pattern }[] = []
  for (const [finder, one] of finders.entries()) {
    const { trigger } = one
    const { literals: wanted, digits = 0 } = trigger
    if (!needed.has(finder) || unanchored.has(finder)) continue
    if (wanted) {
      const group = groups.get(wanted)
      if (group) group.finders.push(finder)
      else groups.set(wanted, { number: groups.size, finders: [finder] })
    } else if (digits > 0) byDigits.push({ finder, digits })
    else if (trigger.beyondAscii && isRegex(one)) beyondAscii.push({ finder, pattern: one.pattern })
    else always.push(finder)
  }
  const findersOfGroup = listsOf([...groups.values()].map((group) => group.finders))
  const groupsOfLiteral = listsOf(byLiteral(groups, literals))
  /** By group: of which look it was last asked. Wide enough to count for years: a count that began anew would take one for another. */
  const asked = new Float64Array(groups.size)
  byDigits.sort((a, b) => a.digits - b.digits)
  const searched = [...unanchored].flatMap(([finder, { pattern }]) =>
    needed.has(finder) ? [{ finder, pattern }] : [],
  )
  const sets = patternSets(searched)
  const setsBeyondAscii = patternSets(beyondAscii)
  const ways = waysOf(finders)
  /** Beside each other, so that a finder itself is hardly ever looked at. */
  const asItStands = Uint8Array.from(finders, (finder) => (finder.asItStands ? 1 : 0))
  const canLook = Uint8Array.from(finders, (finder) => (finder.mayFind ? 1 : 0))
  /** Numbers the looks. */
  let asking = 0

  /** Whether a finder that has one of its literals may find something. */
  function mayFind(number: number, look: Look): boolean {
    if (!ways.isOpen(number, look.hits)) return false
    if (asItStands[number] === 1 && look.view.disguises.length > 0) return false
    if (canLook[number] === 0) return true
    try {
      return finders[number]?.mayFind?.(look) !== false
    } catch {
      // Asked for what it finds, it fails again, and its rule says that the text was not looked at.
      return true
    }
  }

  return {
    has: (finder) => needed.has(finder),
    of(look, trigger) {
      const { hits } = look
      asking++
      for (let found = 0; found < hits.foundCount; found++) {
        const literal = hits.foundAt(found)
        const last = groupsOfLiteral.from[literal + 1] ?? 0
        for (let at = groupsOfLiteral.from[literal] ?? 0; at < last; at++) {
          const group = groupsOfLiteral.items[at] ?? 0
          if (asked[group] === asking) continue
          asked[group] = asking
          const lastFinder = findersOfGroup.from[group + 1] ?? 0
          for (let one = findersOfGroup.from[group] ?? 0; one < lastFinder; one++) {
            const finder = findersOfGroup.items[one] ?? 0
            if (mayFind(finder, look)) trigger(finder)
          }
        }
      }
      for (const { finder, digits } of byDigits) {
        if (digits > hits.digits) break
        if (mayFind(finder, look)) trigger(finder)
      }
      if (hits.beyondAscii && beyondAscii.length > 0)
        for (const { finder } of setsBeyondAscii.candidates(encodeBriefly(look.text).bytes))
          if (mayFind(finder, look)) trigger(finder)
      for (const finder of always) if (mayFind(finder, look)) trigger(finder)
      if (searched.length > 0)
        for (const { finder } of sets.candidates(encodeBriefly(look.text).bytes))
          if (mayFind(finder, look)) trigger(finder)
    },
  }
}

function byLiteral(groups: ReadonlyMap<readonly number[], Group>, literals: number): number[][] {
  const groupsOf: number[][] = Array.from({ length: literals }, () => [])
  for (const [wanted, { number }] of groups)
    for (const literal of new Set(wanted)) groupsOf[literal]?.push(number)
  return groupsOf
}

interface Ways {
  /** All of the trigger of a finder but that one of its literals is there. */
  isOpen(finder: number, hits: Hits): boolean
}

function waysOf(finders: readonly Finder[]): Ways {
  const digits = Int32Array.from(finders, ({ trigger }) => trigger.digits ?? 0)
  const beyondAscii = Uint8Array.from(finders, ({ trigger }) => (trigger.beyondAscii ? 1 : 0))
  /** Of each way: its run, how many sets it has, and each with its size before it. */
  const spelled = listsOf(
    finders.map(({ trigger: { ways = [] } }) =>
      ways.flatMap(({ sets, run }) => [run, sets.length, ...sets.flatMap((set) => [set.length, ...set])]),
    ),
  )
  return {
    isOpen(finder, hits) {
      if (hits.digits < (digits[finder] ?? 0) || (beyondAscii[finder] === 1 && !hits.beyondAscii))
        return false
      let at = spelled.from[finder] ?? 0
      const end = spelled.from[finder + 1] ?? 0
      if (at === end) return true
      while (at < end) {
        let isOpen = hits.longestRun >= (spelled.items[at++] ?? 0)
        for (let sets = spelled.items[at++] ?? 0; sets > 0; sets--) {
          const size = spelled.items[at++] ?? 0
          if (isOpen) {
            isOpen = false
            for (let one = at; one < at + size; one++)
              if (hits.has(spelled.items[one] ?? 0)) {
                isOpen = true
                break
              }
          }
          at += size
        }
        if (isOpen) return true
      }
      return false
    },
  }
}

/** Whether a look has the trigger of a finder that no look triggers. */
export function isTriggered(finder: Finder, look: Look): boolean {
  const { literals, ways, digits = 0, beyondAscii = false } = finder.trigger
  const { hits } = look
  return (
    !(finder.asItStands && look.view.disguises.length > 0) &&
    (!literals || hasOneOf(literals, hits)) &&
    hits.digits >= digits &&
    (!beyondAscii || hits.beyondAscii) &&
    (!ways ||
      ways.some(({ sets, run }) => hits.longestRun >= run && sets.every((set) => hasOneOf(set, hits)))) &&
    finder.mayFind?.(look) !== false
  )
}

function hasOneOf(literals: readonly number[], hits: Hits): boolean {
  for (const literal of literals) if (hits.has(literal)) return true
  return false
}
