import type { Pattern } from './features/feature.ts'
import { features } from './features/index.ts'
import { type Group, groups } from './lexicon/groups.ts'

/** A pattern over numbers of groups; those that do not look at hits have none. */
export type Compiled =
  | { readonly kind: 'any'; readonly groups: readonly number[]; readonly atLeast: number }
  | {
      readonly kind: 'near'
      readonly slots: readonly (readonly number[])[]
      readonly within: number
      readonly ordered: boolean
    }
  | { readonly kind: 'together'; readonly slots: readonly (readonly number[])[] }
  | {
      readonly kind: 'turns'
      readonly slots: readonly (readonly number[])[]
      readonly atLeast: number
    }
  | { readonly kind: 'kinds'; readonly groups: readonly number[]; readonly atLeast: number }

/** By number of the feature. */
export const compiled: readonly (Compiled | undefined)[] = features.map(({ pattern }) => compile(pattern))

/** By group, the features that cannot be had without a hit of it or of another group of their first slot. */
export const featuresOfGroup: readonly (readonly number[])[] = groups.map((_, group) =>
  compiled.flatMap((pattern, feature) =>
    pattern !== undefined && leads(pattern).includes(group) ? [feature] : [],
  ),
)
export const disguiseFeatures = features.flatMap(({ pattern }, feature) =>
  'disguised' in pattern ? [{ feature, disguises: new Set<string>(pattern.disguised) }] : [],
)
export const repeatFeatures = features.flatMap(({ pattern }, feature) =>
  'repeats' in pattern ? [{ feature, times: pattern.repeats }] : [],
)

/** The number of a group by its name. */
export const groupNumberOf: ReadonlyMap<string, number> = new Map(
  groups.map((group, number) => [group, number]),
)

function compile(pattern: Pattern): Compiled | undefined {
  if ('any' in pattern)
    return { kind: 'any', groups: pattern.any.map(indexOf), atLeast: pattern.atLeast ?? 1 }
  if ('near' in pattern)
    return {
      kind: 'near',
      slots: pattern.near.map((slot) => slot.map(indexOf)),
      within: pattern.within,
      ordered: pattern.order === 'given',
    }
  if ('together' in pattern)
    return { kind: 'together', slots: pattern.together.map((slot) => slot.map(indexOf)) }
  if ('kinds' in pattern)
    return { kind: 'kinds', groups: pattern.kinds.map(indexOf), atLeast: pattern.atLeast }
  if ('turns' in pattern)
    return { kind: 'turns', slots: pattern.turns.map((group) => [indexOf(group)]), atLeast: pattern.atLeast }
  return undefined
}

function indexOf(group: Group): number {
  return groups.indexOf(group)
}

function leads(pattern: Compiled): readonly number[] {
  return pattern.kind === 'any' || pattern.kind === 'kinds' ? pattern.groups : (pattern.slots[0] ?? [])
}
