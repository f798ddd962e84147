import type { Disguise } from '../text/view.ts'

/** The ways of attack that are told apart; each has a rule of its own. */
export const techniques = [
  'instruction-override',
  'role-play-jailbreak',
  'system-prompt-extraction',
  'obfuscation',
  'data-exfiltration',
  'indirect-injection',
  'tool-abuse',
] as const
export type Technique = (typeof techniques)[number]

/** A word or phrase that an attack may be made of. Written folded: lower case, no accents, single spaces. */
export interface LexiconEntry {
  readonly phrase: string
  /** Names the group of words with one meaning, such as `override-verb`. */
  readonly group: string
  /** Whether it may stand within a longer word (as in languages without spaces). */
  readonly within: 'word' | 'substring'
}

/** A lexicon entry found in a folded text, [start, end) in the folded text. */
export interface LexiconHit {
  readonly entry: LexiconEntry
  readonly start: number
  readonly end: number
}

/** What the model sees of one view of a text. */
export interface AttackText {
  /** In which the places of the hits count; its case and accents may have been kept. */
  readonly text: string
  /** In order of their start. */
  readonly hits: readonly LexiconHit[]
  readonly disguises: readonly Disguise[]
}

/** How much a text looks like an attack. */
export interface AttackJudgement {
  /** 0 to 1, from the linear model. */
  readonly score: number
  /** What spoke for it, heaviest first. */
  readonly techniques: readonly {
    readonly technique: Technique
    /** Sum of the weights of its features. */
    readonly weight: number
    /** In the folded text. */
    readonly spans: readonly { readonly start: number; readonly end: number }[]
    /** Features and their weights, such as `override verb before instruction noun (+2.1)`. */
    readonly why: readonly string[]
  }[]
}
