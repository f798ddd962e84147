import { gap, naturalness, symbolOf } from './disguises/letter-model.ts'

/** What one pass over a text tells of disguises: enough to leave almost every text alone. */
export interface TextTraits {
  /** Nats by which the strangest stretch of letters is unlike written words: under 9 in prose, over 13 when rotated or in leetspeak. */
  readonly strangeness: number
  /** Nats a character by which the whole text reads like written words. */
  readonly readability: number
  /** Whether single characters follow each other with a gap between any two. */
  readonly singles: boolean
  /** Whether 16 characters of base64 or hexadecimal follow each other. */
  readonly longRun: boolean
  /** Whether there is a stretch of nothing but hexadecimal digits and what may stand between bytes or character codes. */
  readonly numberRun: boolean
  /** Whether it has signs that escapes are written with: `%`, a backslash, `&`. */
  readonly escapes: boolean
  /** Whether it has plus signs, which stand for spaces in forms. */
  readonly pluses: boolean
}

const shortestRun = 16
/** Eight pairs of digits with something between any two. */
const shortestNumbers = 23

/** What escapes are written with, and the plus sign; above the symbols of the letter model, so that one table tells all. */
const escaping = 32
const plus = 64
const inRun = 128
const facts: Uint8Array = buildFacts()

function buildFacts(): Uint8Array {
  const table = symbolOf.slice()
  const add = (signs: string, fact: number): void => {
    for (const sign of signs) {
      const code = sign.charCodeAt(0)
      table[code] = (table[code] ?? gap) | fact
    }
  }
  add('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_', inRun)
  add('%&\\', escaping)
  add('+', plus)
  return table
}

const inNumbers: Uint8Array = new Uint8Array(65_536)
for (const sign of '0123456789abcdefABCDEFxX\\ \t\r\n,:;.-') inNumbers[sign.charCodeAt(0)] = 1

/** Strangeness is added up block by block, which is what makes the pass cheap. */
const block = 16

/** The traits of a text in UTF-16 code units, of either case; one pass, of about a nanosecond or two a unit. */
export function traitsOf(units: Uint16Array, length = units.length): TextTraits {
  let strangest = 0
  let strange = 0
  let sum = 0
  let before = gap
  let seen = 0
  let at = 0
  while (at < length) {
    const end = Math.min(length, at + block)
    let nats = 0
    for (; at < end; at++) {
      const fact = facts[units[at] ?? 0] ?? gap
      const symbol = fact & 31
      nats += naturalness[(before << 5) | symbol] ?? 0
      seen |= fact
      before = symbol
    }
    sum += nats
    strange -= nats
    if (strange > strangest) strangest = strange
    else if (strange < 0) strange = 0
  }
  return {
    strangeness: strangest / 8,
    readability: length === 0 ? 0 : sum / 8 / length,
    singles: hasSingles(units, length),
    longRun: hasRun(units, length, facts, inRun, shortestRun),
    numberRun: hasRun(units, length, inNumbers, 1, shortestNumbers),
    escapes: (seen & escaping) !== 0,
    pluses: (seen & plus) !== 0,
  }
}

/** Looks at every eighth place whether gaps and single characters take turns there. */
function hasSingles(units: Uint16Array, length: number): boolean {
  for (let from = 0; from + 8 <= length; from += 8) {
    const first = ((facts[units[from] ?? 0] ?? 0) & 31) === gap
    let at = from + 1
    while (
      at < from + 8 &&
      ((((facts[units[at] ?? 0] ?? 0) & 31) === gap) === (((at - from) & 1) === 0)) === first
    )
      at++
    if (at === from + 8) return true
  }
  return false
}

/** Looks from the far end of where a run could be, so that ordinary words are stepped over. */
function hasRun(
  units: Uint16Array,
  length: number,
  table: Uint8Array,
  bit: number,
  shortest: number,
): boolean {
  let from = 0
  while (from + shortest <= length) {
    let at = from + shortest - 1
    while (at >= from && ((table[units[at] ?? 0] ?? 0) & bit) !== 0) at--
    if (at < from) return true
    from = at + 1
  }
  return false
}

/** Letters that do not read like written words: rotated, reversed, or digits among them. */
export const hasStrangeLetters = (traits: TextTraits): boolean =>
  traits.strangeness >= 9 || traits.readability < 0.5

/** Whether a text with these traits may have anything to decode. */
export const mayBeDisguised = (traits: TextTraits): boolean =>
  traits.longRun ||
  traits.numberRun ||
  traits.escapes ||
  traits.pluses ||
  traits.singles ||
  hasStrangeLetters(traits)
