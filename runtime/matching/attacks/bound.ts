import { listsOf } from '../lists.ts'
import {
  type Compiled,
  compiled,
  disguiseFeatures,
  featuresOfGroup,
  groupNumberOf,
  repeatFeatures,
} from './compiled-features.ts'
import { features } from './features/index.ts'
import { groups } from './lexicon/groups.ts'
import { repeatedRun } from './repeated-run.ts'
import { bias, sumAt, weightOf } from './weights.ts'

/** What is known of a text before anything is known of places: which phrases it has. */
export interface Phrases {
  /** By number of the group: how many of its phrases. */
  readonly counts: Uint16Array
  /** The groups of which there are any, so many of these. */
  readonly present: Uint8Array
  readonly presentCount: number
}

const heaviest = (numbers: readonly { readonly feature: number }[]): number =>
  numbers.reduce((sum, { feature }) => sum + Math.max(0, weightOf[feature] ?? 0), 0)

/** By group, its features that speak for an attack. */
const speakingOfGroup = listsOf(
  featuresOfGroup.map((numbers) => numbers.filter((feature) => (weightOf[feature] ?? 0) > 0)),
)
const weights = Float64Array.from(weightOf)

/** Sets of groups have a bit for each of them. */
const wordsOfSet = Math.ceil(groups.length / 32)
/** By feature: sets of groups, of each of which one must be there; none where it takes more than that to tell. */
const slotsOfFeature = listsOf(
  compiled.map((pattern) =>
    pattern === undefined ? [] : slotsOf(pattern).flatMap((slot) => [...setOf(slot)]),
  ),
)

function slotsOf(pattern: Compiled): readonly (readonly number[])[] {
  if ('slots' in pattern) return pattern.slots
  return pattern.kind === 'any' && pattern.atLeast === 1 ? [pattern.groups] : []
}

function setOf(numbers: readonly number[]): Int32Array {
  const set = new Int32Array(wordsOfSet)
  for (const group of numbers) set[group >> 5] = (set[group >> 5] ?? 0) | (1 << (group & 31))
  return set
}
const weighed: ReadonlySet<number> = new Set(
  compiled.flatMap((pattern, feature) =>
    pattern === undefined || weightOf[feature] === 0
      ? []
      : 'slots' in pattern
        ? pattern.slots.flat()
        : pattern.groups,
  ),
)

/** Whether any feature with a weight asks for a group; the phrases of others need not be looked for. */
export const isWeighed = (group: string): boolean => weighed.has(groupNumberOf.get(group) ?? -1)

const ofDisguises = heaviest(disguiseFeatures)
const ofRepeats = heaviest(repeatFeatures)
const fewestRepeats = repeatFeatures.reduce(
  (least, { times }) => Math.min(least, times),
  Number.POSITIVE_INFINITY,
)
/** Of which phrases each feature was last asked. Wide enough to count for years: a count that began anew would take one for another. */
const asked = new Float64Array(features.length)
let asking = 0
/** The groups that are present, as a set. */
const there = new Int32Array(wordsOfSet)

/**
 * Whether a text with these phrases may score as much, wherever they stand. It is much cheaper than to observe the
 * features, and most texts may not. Never says no to a text that does.
 */
export function mayScore(
  least: number,
  { counts, present, presentCount }: Phrases,
  isDisguised: boolean,
  text: () => string,
): boolean {
  const leastSum = sumAt(least)
  if (presentCount === 0) return false
  asking++
  there.fill(0)
  for (let one = 0; one < presentCount; one++) {
    const group = present[one] ?? 0
    there[group >> 5] = (there[group >> 5] ?? 0) | (1 << (group & 31))
  }
  let sum = bias + (isDisguised ? ofDisguises : 0)
  for (let one = 0; one < presentCount; one++) {
    const group = present[one] ?? 0
    const last = speakingOfGroup.from[group + 1] ?? 0
    for (let at = speakingOfGroup.from[group] ?? 0; at < last; at++) {
      const feature = speakingOfGroup.items[at] ?? 0
      if (asked[feature] === asking) continue
      asked[feature] = asking
      if (mayBeThere(feature, counts)) sum += weights[feature] ?? 0
    }
  }
  if (sum >= leastSum) return true
  return sum + ofRepeats >= leastSum && repeatedRun(text(), fewestRepeats) !== null
}

function mayBeThere(feature: number, counts: Uint16Array): boolean {
  const last = slotsOfFeature.from[feature + 1] ?? 0
  let at = slotsOfFeature.from[feature] ?? 0
  if (at === last) return hasEnough(feature, counts)
  while (at < last) {
    let some = 0
    for (let word = 0; word < wordsOfSet; word++)
      some |= (slotsOfFeature.items[at++] ?? 0) & (there[word] ?? 0)
    if (some === 0) return false
  }
  return true
}

function hasEnough(feature: number, counts: Uint16Array): boolean {
  const pattern = compiled[feature]
  if (pattern === undefined || 'slots' in pattern) return false
  let phrases = 0
  for (const group of pattern.groups) {
    const ofGroup = counts[group] ?? 0
    phrases += pattern.kind === 'any' ? ofGroup : Math.min(1, ofGroup)
  }
  return phrases >= pattern.atLeast
}
