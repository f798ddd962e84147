import { withoutLonger } from './without-longer.ts'

/** Something to look for in a folded text. */
export interface Literal {
  readonly text: string
  /** It counts only where no ASCII letter, digit or underscore stands before it. */
  readonly startsWord: boolean
  /** It counts only where none stands after it. */
  readonly endsWord: boolean
}

/** Commoner literals stand everywhere; looking for them would only cost. */
const leastWeight = 3
/** Stands in a text for a border between words; what is folded has no such sign. */
export const border = '\u0000'
/** Stands before what was folded to ASCII and is none: to RE2 it is of no word. */
export const foreign = '\u0001'

/** Texts of which one is required, and what is to be said of them. */
export interface LiteralSet {
  readonly literals: readonly Literal[]
  readonly rarity: number
  /** Whether any of them is so common that almost every text has it. */
  readonly isCommon: boolean
}

/** Sets of the pattern in hand: its ways have most of them in common. Null where one is not worth a search. */
const setsKnown = new Map<readonly string[], LiteralSet | null>()
/** The same by what their texts say: what says the same is one set. */
const setsByTexts = new Map<string, LiteralSet | null>()

export function setOf(texts: readonly string[]): LiteralSet | null {
  let set = setsKnown.get(texts)
  if (set !== undefined) return set
  const key = texts.length === 1 ? (texts[0] ?? '') : texts.join('\u0002')
  set = setsByTexts.get(key)
  if (set === undefined) {
    set = newSetOf(texts)
    setsByTexts.set(key, set)
  }
  setsKnown.set(texts, set)
  return set
}

/** Forgets what was found out of the pattern in hand. */
export function forgetTexts(): void {
  textsKnown.clear()
  setsKnown.clear()
  setsByTexts.clear()
}

function newSetOf(texts: readonly string[]): LiteralSet | null {
  const literals: Literal[] = []
  let hasCommon = false
  for (const text of texts) {
    const { literal, weight, isCommon } = factsOf(text)
    if (weight < (isCommon ? leastWeight - 1 : leastWeight)) return null
    if (isCommon) hasCommon = true
    literals.push(literal)
  }
  return { literals: withoutLonger(literals), rarity: rarityOf(texts), isCommon: hasCommon }
}

/** What is to be said of a text. */
interface TextFacts {
  readonly literal: Literal
  readonly weight: number
  readonly isCommon: boolean
}

/** What was found out of texts of the pattern in hand; each is asked for many times. */
const textsKnown = new Map<string, TextFacts>()

function factsOf(text: string): TextFacts {
  const before = textsKnown.get(text)
  if (before) return before
  const literal = literalOf(text)
  const word = literal.text.trim()
  const isCommon = commonest.has(word)
  const weight = weightOf(word, literal.startsWord)
  const facts = { literal, weight: isCommon ? Math.min(weight, leastWeight - 1) : weight, isCommon }
  textsKnown.set(text, facts)
  return facts
}

/** The longest stretch between borders, with what is known of its beginning. */
function literalOf(text: string): Literal {
  if (!text.includes(border) && !text.includes(foreign)) return { text, startsWord: false, endsWord: false }
  let start = 0
  let end = -1
  for (let from = 0; from <= text.length; ) {
    const next = text.indexOf(border, from)
    const to = next < 0 ? text.length : next
    if (to - from > end - start) [start, end] = [from, to]
    from = to + 1
  }
  const part = text.slice(start, end)
  return {
    text: part.replaceAll(foreign, ''),
    startsWord: start > 0 && isWordStart(part),
    endsWord: end < text.length && isWordEnd(part),
  }
}

/** A border before anything but a letter, a digit or an underscore says that a word ends there, and not that none stands before. */
const isWordStart = (text: string): boolean => /^[a-z0-9_]/.test(text)

/** As before them: what was folded to a letter and is none of ASCII ends no word. */
const isWordEnd = (text: string): boolean => /[a-z0-9_]$/.test(text) && text.at(-2) !== foreign

/** Signs that are rare in prose. */
const rareSign = /[^\p{L}\p{N}\s.,'"()!?:-]|--/gu

const onlyLetters = /^[a-z0-9 ]*$/

/** Words that almost every text has; they are looked for only where there is nothing else to look for. */
const commonest: ReadonlySet<string> = new Set(
  'a about all an and any are as at be but by can do for from get has have how if in into is it its me more my new of on one or our out should so that the their them then there they this to up use was we what when which will with you your'.split(
    ' ',
  ),
)

/** How rare a text is: a letter counts one, a sign that is rare in prose three, and the beginning of a word one. */
function weightOf(word: string, startsWord: boolean): number {
  const signs = onlyLetters.test(word) ? 0 : (word.match(rareSign)?.length ?? 0)
  return word.length + 2 * signs + (startsWord ? 1 : 0)
}

export function rarityOf(texts: readonly string[]): number {
  let least = texts.length === 0 ? 0 : Number.POSITIVE_INFINITY
  for (const text of texts) least = Math.min(least, factsOf(text).weight)
  return least - texts.length / 200
}
