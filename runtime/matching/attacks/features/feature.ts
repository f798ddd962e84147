import type { Disguise } from '../../text/view.ts'
import type { Technique } from '../attack.ts'
import type { Group } from '../lexicon/groups.ts'

/** [start, end) in the folded text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a text must hold for a feature to be 1; otherwise it is 0. */
export type Pattern =
  /** At least so many different phrases of these groups, 1 when not said. */
  | { readonly any: readonly Group[]; readonly atLeast?: number }
  /** One of each, with at most `within` characters between neighbours, in the order given or in any. */
  | {
      readonly near: readonly (readonly Group[])[]
      readonly within: number
      readonly order?: 'given' | 'any'
    }
  /** One of each, anywhere in the text. */
  | { readonly together: readonly (readonly Group[])[] }
  /** At least so many of these groups. */
  | { readonly kinds: readonly Group[]; readonly atLeast: number }
  /** Hits of the one group and of the other in turn, at least so often. */
  | { readonly turns: readonly [Group, Group]; readonly atLeast: number }
  /** The text came out of one of these disguises. */
  | { readonly disguised: readonly Disguise[] }
  /** The text repeats itself on end. */
  | { readonly repeats: number }

/** One observation of the linear model: named, explained by its name, and worth its weight. */
export interface Feature {
  readonly name: string
  readonly technique: Technique
  readonly pattern: Pattern
  /** What its weight is taken for before any text is seen; 0 when not said. Training moves it as far as texts give reason to. */
  readonly expected?: number
  /** Features that speak against an attack; all others may only speak for one. */
  readonly against?: true
}
