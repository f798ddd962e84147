import type { AttackText, LexiconHit } from './attack.ts'
import {
  type Compiled,
  compiled,
  disguiseFeatures,
  featuresOfGroup,
  groupNumberOf,
  repeatFeatures,
} from './compiled-features.ts'
import type { Span } from './features/feature.ts'
import { features } from './features/index.ts'
import { groups } from './lexicon/groups.ts'
import { repeatedRun } from './repeated-run.ts'

/** A feature that a text has, and where. */
export interface Observation {
  /** Index in `features`. */
  readonly feature: number
  readonly spans: readonly Span[]
}

type HitsByGroup = readonly (readonly LexiconHit[] | undefined)[]

/** More hits of one group are not looked at: a text that long has said what it is. */
const hitsAGroup = 48
const spansAFeature = 4

const none: readonly LexiconHit[] = []

/** The features that a text has. Costs nothing to speak of where the text has no hits. */
export function observe(text: AttackText): readonly Observation[] {
  const observations: Observation[] = []
  for (const { feature, times } of repeatFeatures) {
    const run = repeatedRun(text.text, times)
    if (run !== null) observations.push({ feature, spans: [run] })
  }
  if (text.hits.length === 0) return observations
  for (const { feature, disguises } of disguiseFeatures)
    if (text.disguises.some((disguise) => disguises.has(disguise))) observations.push({ feature, spans: [] })
  const byGroup: (LexiconHit[] | undefined)[] = new Array(groups.length)
  const present: number[] = []
  for (const hit of text.hits) {
    const group = groupNumberOf.get(hit.entry.group)
    if (group === undefined) continue
    const known = byGroup[group]
    if (known === undefined) {
      byGroup[group] = [hit]
      present.push(group)
    } else if (known.length < hitsAGroup) known.push(hit)
  }
  const asked = new Uint8Array(features.length)
  for (const group of present)
    for (const feature of featuresOfGroup[group] ?? []) {
      if (asked[feature] === 1) continue
      asked[feature] = 1
      const pattern = compiled[feature]
      const spans = pattern === undefined ? null : find(pattern, byGroup)
      if (spans !== null) observations.push({ feature, spans })
    }
  return observations
}

function find(pattern: Compiled, byGroup: HitsByGroup): readonly Span[] | null {
  switch (pattern.kind) {
    case 'any':
      return findAny(pattern.groups, pattern.atLeast, byGroup)
    case 'kinds':
      return findKinds(pattern.groups, pattern.atLeast, byGroup)
    case 'together':
      return findTogether(pattern.slots, byGroup)
    case 'turns':
      return findTurns(pattern.slots, pattern.atLeast, byGroup)
    case 'near':
      return findNear(pattern.slots, pattern.within, pattern.ordered, byGroup)
  }
}

function findAny(wanted: readonly number[], atLeast: number, byGroup: HitsByGroup): readonly Span[] | null {
  const spans: Span[] = []
  const phrases = atLeast === 1 ? null : new Set<string>()
  let lastEnd = -1
  for (const group of wanted)
    for (const hit of byGroup[group] ?? none) {
      // A phrase within a phrase says nothing new.
      if (hit.end <= lastEnd && phrases !== null) continue
      lastEnd = hit.end
      if (phrases === null) return spansOf(byGroup[group] ?? none)
      phrases.add(hit.entry.phrase)
      if (spans.length < spansAFeature) spans.push(hit)
    }
  return phrases !== null && phrases.size >= atLeast ? spans.map(spanOf) : null
}

function findKinds(wanted: readonly number[], atLeast: number, byGroup: HitsByGroup): readonly Span[] | null {
  const spans: Span[] = []
  for (const group of wanted) {
    const first = byGroup[group]?.[0]
    if (first !== undefined) spans.push(spanOf(first))
  }
  return spans.length >= atLeast ? spans : null
}

function findTogether(slots: readonly (readonly number[])[], byGroup: HitsByGroup): readonly Span[] | null {
  const spans: Span[] = []
  for (const slot of slots) {
    const hit = firstOf(slot, byGroup, spans)
    if (hit === undefined) return null
    spans.push(spanOf(hit))
  }
  return spans
}

/** Counts how often one of the first follows the end of the last of the second. */
function findTurns(
  [first = [], second = []]: readonly (readonly number[])[],
  atLeast: number,
  byGroup: HitsByGroup,
): readonly Span[] | null {
  const ones = byGroup[first[0] ?? -1] ?? none
  const others = byGroup[second[0] ?? -1] ?? none
  const spans: Span[] = []
  let end = -1
  let next = 0
  for (const one of ones) {
    if (one.start < end) continue
    while ((others[next]?.start ?? Number.POSITIVE_INFINITY) < one.end) next++
    const other = others[next]
    if (other === undefined) break
    end = other.end
    spans.push({ start: one.start, end: one.end })
  }
  return spans.length >= atLeast ? spans.slice(0, spansAFeature) : null
}

/** The first hit of a slot that does not lie within what other slots have. */
function firstOf(
  slot: readonly number[],
  byGroup: HitsByGroup,
  taken: readonly Span[],
): LexiconHit | undefined {
  for (const group of slot)
    for (const hit of byGroup[group] ?? none)
      if (!taken.some(({ start, end }) => hit.start < end && start < hit.end)) return hit
  return undefined
}

function findNear(
  slots: readonly (readonly number[])[],
  within: number,
  ordered: boolean,
  byGroup: HitsByGroup,
): readonly Span[] | null {
  const [lead, ...others] = slots
  if (lead === undefined) return null
  for (const slot of others) if (!slot.some((group) => byGroup[group] !== undefined)) return null
  const spans: Span[] = []
  for (const group of lead)
    for (const hit of byGroup[group] ?? none) {
      const span = extend(hit, others, 0, within, ordered, byGroup)
      if (span !== null) spans.push(span)
      if (spans.length === spansAFeature) return spans
    }
  return spans.length > 0 ? spans : null
}

/** Grows a span by the nearest hit of each further slot. */
function extend(
  span: Span,
  slots: readonly (readonly number[])[],
  from: number,
  within: number,
  ordered: boolean,
  byGroup: HitsByGroup,
): Span | null {
  const slot = slots[from]
  if (slot === undefined) return spanOf(span)
  for (const group of slot)
    for (const hit of byGroup[group] ?? none) {
      const after = hit.start - span.end
      if (after > within) break
      const before = span.start - hit.end
      const fits = after >= 0 || (!ordered && before >= 0 && before <= within)
      if (!fits) continue
      const grown = { start: Math.min(span.start, hit.start), end: Math.max(span.end, hit.end) }
      const whole = extend(grown, slots, from + 1, within, ordered, byGroup)
      if (whole !== null) return whole
    }
  return null
}

function spansOf(hits: readonly LexiconHit[]): readonly Span[] {
  return hits.slice(0, spansAFeature).map(spanOf)
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}
