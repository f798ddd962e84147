import {
  type Compiled,
  compiled,
  disguiseFeatures,
  featuresOfGroup,
  groupNumberOf,
  repeatFeatures,
} from './compiled-features.ts'
import { features } from './features/index.ts'
import { repeatedRun } from './repeated-run.ts'
import { bias, sumAt, weightOf } from './weights.ts'

/** What is known of a text before anything is known of places: which phrases it has. */
export interface Phrases {
  /** By number of the group: how many of its phrases. */
  readonly counts: Uint16Array
  /** The groups of which there are any. */
  readonly present: Uint8Array
}

const heaviest = (numbers: readonly { readonly feature: number }[]): number =>
  numbers.reduce((sum, { feature }) => sum + Math.max(0, weightOf[feature] ?? 0), 0)

/** By group, its features that speak for an attack. */
const speakingOfGroup = featuresOfGroup.map((numbers) =>
  numbers.filter((feature) => (weightOf[feature] ?? 0) > 0),
)
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

/**
 * Whether a text with these phrases may score as much, wherever they stand. It is much cheaper than to observe the
 * features, and most texts may not. Never says no to a text that does.
 */
export function mayScore(
  least: number,
  { counts, present }: Phrases,
  isDisguised: boolean,
  text: () => string,
): boolean {
  const leastSum = sumAt(least)
  if (present.length === 0) return false
  asking++
  let sum = bias + (isDisguised ? ofDisguises : 0)
  for (const group of present)
    for (const feature of speakingOfGroup[group] ?? []) {
      if (asked[feature] === asking) continue
      asked[feature] = asking
      const pattern = compiled[feature]
      if (pattern !== undefined && mayBeThere(pattern, counts)) sum += weightOf[feature] ?? 0
    }
  if (sum >= leastSum) return true
  return sum + ofRepeats >= leastSum && repeatedRun(text(), fewestRepeats) !== null
}

function mayBeThere(pattern: Compiled, counts: Uint16Array): boolean {
  if (pattern.kind === 'any' || pattern.kind === 'kinds') {
    let phrases = 0
    for (const group of pattern.groups) {
      const ofGroup = counts[group] ?? 0
      phrases += pattern.kind === 'any' ? ofGroup : Math.min(1, ofGroup)
    }
    return phrases >= pattern.atLeast
  }
  for (const slot of pattern.slots) if (!hasAny(slot, counts)) return false
  return true
}

function hasAny(groups: readonly number[], counts: Uint16Array): boolean {
  for (const group of groups) if ((counts[group] ?? 0) > 0) return true
  return false
}
