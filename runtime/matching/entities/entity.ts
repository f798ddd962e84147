import type { Shape } from './shape.ts'

/** Something that an entity detector found. */
export interface EntityHit {
  /** [start, end) in UTF-16 code units of the text. */
  readonly start: number
  readonly end: number
  /** 0 to 1: how sure it is that this is what its detector is named for. */
  readonly confidence: number
  /** Which checks passed and which context words spoke for or against it, such as `Luhn check digit`, `context: card`. Never the value. */
  readonly why: readonly string[]
}

/** Of a text with more values of one kind, a table or a log, the first say as much as all: the bound on the work for each detector. */
export const mostOfOneKind = 2_048

/** What a text must hold for a detector to be asked: all that is given. Cheap, and decides for almost all texts. */
export interface Trigger {
  /** At least so many decimal digits (ASCII). */
  readonly digits?: number
  /** At least one of these, whatever their case and wherever they stand. */
  readonly literals?: readonly string[]
}

/** Recognises one kind of value by its form, its check digits and the words around it. Pure; time grows with the text in proportion. */
export interface EntityDetector {
  /** Kebab-case, such as `payment-card`. */
  readonly type: string
  readonly trigger: Trigger
  /** A cheap look at a text that has the trigger; true where nothing can be said. */
  mayFind?(text: EntityText): boolean
  find(text: EntityText): readonly EntityHit[]
}

/** A number as it is written: digits with single separators between them. */
export interface NumberToken {
  readonly start: number
  readonly end: number
  /** Its digits alone. */
  readonly digits: string
  /** As written. */
  readonly written: string
}

/** What may be an identifier: letters and digits, as they are written, with single separators between groups. */
export interface Candidate {
  readonly start: number
  readonly end: number
  /** Its letters and digits alone, in upper case. */
  readonly value: string
  readonly written: string
  /** No further digits stand beside it, one space away: it is not a part of a longer number. */
  readonly whole: boolean
  /** What `around` of its text says of its place. */
  readonly around: Surroundings
}

/** A date as it is written; `year` in full, or null when it names none. */
export interface FoundDate {
  readonly start: number
  readonly end: number
  readonly year: number | null
}

/** The words before and after a value, folded. */
export interface Surroundings {
  readonly before: string
  readonly after: string
  /** All of them but numbers, which name nothing. */
  readonly words: readonly string[]
}

/** A text, and what several detectors want to know of it, worked out once and only when asked for. */
export interface EntityText {
  readonly text: string
  /** In lower case, character by character, of the same length as the text. */
  readonly lower: string
  /** Where rows of digits begin. */
  digitRuns(): readonly number[]
  /** Runs of digits joined by single spaces, dots, hyphens, slashes or round brackets, within one line. */
  numbers(): readonly NumberToken[]
  /** Dates in digits or with the name of a month. */
  dates(): readonly FoundDate[]
  /** What has the shape that `shapeOf` made, such as two letters and six digits, wherever its groups are cut. */
  candidates(shape: Shape): readonly Candidate[]
  /** The shapes that any candidate has. */
  shapes(): readonly Shape[]
  /** The lengths of unbroken words of letters and digits with a digit among them. */
  wordLengths(): ReadonlySet<number>
  /** Unbroken words of so many letters and digits, at least one digit among them. */
  words(length: number): readonly Candidate[]
  /** The words around [start, end), folded as `fold` does, each in spaces: ` my passport no `. None once very many were asked for. */
  around(start: number, end: number): Surroundings
  /** Whether the text holds nothing else but quotes, brackets and punctuation, or a few more values of the same length. */
  isNothingBut(start: number, end: number): boolean
}
