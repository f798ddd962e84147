import type { Count } from '../language/rule-document.ts'
import type { Look } from '../scan/look.ts'

/** Something that a condition found in one reading of a text. */
export interface Finding {
  /** [start, end) in the reading. */
  readonly start: number
  readonly end: number
  /** 0 to 1. */
  readonly confidence: number
  /** What spoke for it; never the text that was found. */
  readonly why: readonly string[]
  /** What may be shown of it, where that is known; else it is redacted. */
  readonly shown?: string
}

/** What must be there for one of several ways to be open. */
export interface TriggerWay {
  /** Of each set, one of the literals. */
  readonly sets: readonly (readonly number[])[]
  /** A run of characters that tokens are written with, at least so long; 0 where none is asked for. */
  readonly run: number
}

/** What a text must have before a finder is asked: all that is given. */
export interface Trigger {
  /** Numbers of literals one of which must be there. */
  readonly literals?: readonly number[]
  /** Ways, of which one must be open. */
  readonly ways?: readonly TriggerWay[]
  /** At least so many decimal digits. */
  readonly digits?: number
  /** A character beyond ASCII. */
  readonly beyondAscii?: boolean
}

/** A condition on a text, compiled. */
export interface Finder {
  /** Names it in matches: `keywords`, `regex`, `entity/<type>` or `attack/<technique>`. */
  readonly detector: string
  readonly trigger: Trigger
  /** Whether it looks at texts as they stand alone, and not at what they say once a disguise is taken off. */
  readonly asItStands?: boolean
  /** A last look at what has the trigger, cheaper than to find it; true where nothing can be said. */
  mayFind?(look: Look): boolean
  /** Pure; time grows with the text in proportion. */
  find(look: Look): readonly Finding[]
}

/** Most findings of one condition that a match names; more say nothing new. */
export const maxFindings = 20

/** The findings where there are enough of them, else none. */
export function enough(
  findings: readonly Finding[],
  { atLeast, distinct }: Count,
  text: string,
): readonly Finding[] {
  if (atLeast <= 1) return findings
  const counted = distinct
    ? new Set(findings.map(({ start, end }) => text.slice(start, end))).size
    : findings.length
  return counted >= atLeast ? findings : []
}

/** How many findings must be looked for to tell whether there are enough. */
export const wanted = ({ atLeast, distinct }: Count): number =>
  Math.max(maxFindings, distinct ? atLeast * 8 : atLeast)
