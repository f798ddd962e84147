import type { Finder, Finding } from './conditions/finder.ts'
import type { RegexFinder } from './conditions/regex.ts'
import { patternSets } from './pattern-sets.ts'
import type { LiteralIndex } from './scan/literal-index.ts'
import { createLooks, type Look } from './scan/look.ts'
import { hiddenViews } from './text/hidden-views.ts'
import type { View } from './text/view.ts'
import { encodeBriefly } from './text.ts'
import { windowsOf } from './windows.ts'

/** One text of a request, scanned: which finders may find something in it, and what they find when they are asked. */
export interface FieldScan {
  /** Looks at a text; what was known of the one before is forgotten. */
  scan(text: string): void
  /** Finders that may find something. */
  readonly triggered: readonly number[]
  /** What a finder found, in the original text; worked out once. @throws whatever the finder throws */
  findingsOf(finder: number): readonly Finding[]
}

/** Which finders a look triggers. Made once per set of rules, used by each field. */
export interface Triggers {
  /** Whether a finder is among those that looks trigger; others are asked only when a rule comes to them. */
  has(finder: number): boolean
  /** Calls back once or more for each finder that the look triggers. */
  of(look: Look, trigger: (finder: number) => void): void
}

/** @param needed the finders without which no rule is tried */
export function triggersOf(
  finders: readonly Finder[],
  needed: ReadonlySet<number>,
  unanchored: ReadonlyMap<number, RegexFinder>,
  literals: number,
): Triggers {
  const byLiteral: number[][] = Array.from({ length: literals }, () => [])
  const byDigits: { readonly finder: number; readonly digits: number }[] = []
  const always: number[] = []
  const beyondAscii: number[] = []
  for (const [finder, { trigger }] of finders.entries()) {
    const { literals: wanted, digits = 0 } = trigger
    if (!needed.has(finder) || unanchored.has(finder)) continue
    if (wanted) for (const literal of wanted) byLiteral[literal]?.push(finder)
    else if (digits > 0) byDigits.push({ finder, digits })
    else if (trigger.beyondAscii) beyondAscii.push(finder)
    else always.push(finder)
  }
  byDigits.sort((a, b) => a.digits - b.digits)
  const searched = [...unanchored].filter(([finder]) => needed.has(finder))
  const sets = patternSets(searched.map(([finder, { pattern }]) => ({ finder, pattern })))
  return {
    has: (finder) => needed.has(finder),
    of({ hits, text }, trigger) {
      for (const literal of hits.found) {
        const finders = byLiteral[literal]
        if (finders) for (const finder of finders) trigger(finder)
      }
      for (const { finder, digits } of byDigits) {
        if (digits > hits.digits) break
        trigger(finder)
      }
      if (hits.beyondAscii) for (const finder of beyondAscii) trigger(finder)
      for (const finder of always) trigger(finder)
      if (searched.length > 0)
        for (const { finder } of sets.candidates(encodeBriefly(text).bytes)) trigger(finder)
    },
  }
}

function isTriggered({ trigger, mayFind }: Finder, look: Look): boolean {
  const { literals, ways, digits = 0, beyondAscii = false } = trigger
  const { hits } = look
  const has = (set: readonly number[]): boolean => set.some((literal) => hits.has(literal))
  return (
    hits.digits >= digits &&
    (!beyondAscii || hits.beyondAscii) &&
    (ways ? ways.some((sets) => sets.every(has)) : !literals || has(literals)) &&
    mayFind?.(look) !== false
  )
}

const nothing: readonly Finding[] = []

export function createFieldScan(
  finders: readonly Finder[],
  triggers: Triggers,
  index: LiteralIndex,
): FieldScan {
  const pool = createLooks(index)
  /** All looks at the text. */
  const looks: Look[] = []
  /** By finder: the looks that triggered it. */
  const looksOf: Look[][] = finders.map(() => [])
  /** By finder: the look that it was last considered for. */
  const lastAsked: (Look | undefined)[] = finders.map(() => undefined)
  const triggered: number[] = []
  const known = new Map<number, readonly Finding[]>()

  function register(view: View): Look {
    const look = pool.at(view)
    looks.push(look)
    triggers.of(look, (number) => {
      const finder = finders[number]
      if (!finder || lastAsked[number] === look) return
      lastAsked[number] = look
      if (!isTriggered(finder, look)) return
      const already = looksOf[number]
      if (already?.length === 0) triggered.push(number)
      already?.push(look)
    })
    return look
  }

  return {
    triggered,
    scan(text) {
      for (const finder of triggered) {
        const forgotten = looksOf[finder]
        if (forgotten) forgotten.length = 0
      }
      triggered.length = 0
      looks.length = 0
      if (known.size > 0) known.clear()
      pool.release()
      if (text === '') return
      for (const window of windowsOf(text)) for (const view of hiddenViews(register(window))) register(view)
    },
    findingsOf(number) {
      const before = known.get(number)
      if (before) return before
      const finder = finders[number]
      if (!finder) return nothing
      const worthwhile = triggers.has(number)
        ? (looksOf[number] ?? [])
        : looks.filter((look) => isTriggered(finder, look))
      const findings =
        worthwhile.length === 0 ? nothing : merged(worthwhile.flatMap((look) => inOriginal(finder, look)))
      known.set(number, findings)
      return findings
    },
  }
}

function inOriginal(finder: Finder, look: Look): readonly Finding[] {
  const findings = finder.find(look)
  const { view } = look
  if (findings.length === 0) return findings
  const hidden = view.disguises.map((disguise) => `hidden by ${disguise.replaceAll('-', ' ')}`)
  return findings.map((finding) => ({
    ...finding,
    ...view.inOriginal(finding.start, finding.end),
    why: [...finding.why, ...hidden],
  }))
}

/** What several readings say of one place is said once, by the one that is surest. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings
  const kept: Finding[] = []
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.confidence - a.confidence)) {
    const last = kept.at(-1)
    if (!last || last.start !== finding.start || last.end !== finding.end) kept.push(finding)
  }
  return kept
}
