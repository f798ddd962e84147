import { foldedPoint, foldOf, kind, kindOf } from './fold-table.ts'
import { asItStands, asLatinCapital, readingOfLookAlikes } from './look-alikes.ts'
import type { Disguise } from './view.ts'

/**
 * A text as literals are looked for in it: lower case, no accents, nothing invisible, wide and mathematical forms and letters that
 * look Latin in their plain form. Folding goes character by character, so what was folded can be found in what is folded.
 */
export interface Folded {
  readonly units: Uint16Array
  readonly length: number
  /** Where the character of each unit stands in the text; null where the two are the same place. One entry more than units. */
  readonly starts: Int32Array | null
}

/** A literal as `foldText` would have it; empty when nothing of it is seen. */
export const foldLiteral = (literal: string): string =>
  isPlain(literal) ? literal.toLowerCase() : foldedString(foldText(literal))

/** Whether it is ASCII that can be seen, which folds to its lower case. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code > 0x7e) return false
  }
  return true
}

/** Folds any text. */
export function foldText(text: string): Folded {
  const units = new Uint16Array(text.length)
  const starts = new Int32Array(text.length + 1)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const from = at
    if ((kindOf[code] ?? 0) & kind.uneven) {
      const point = text.codePointAt(at) ?? code
      if (point > 0xffff) {
        at++
        const folded = foldedPoint(point)
        for (let unit = 0; unit < folded.length; unit++) {
          starts[length] = from
          units[length++] = folded.charCodeAt(unit)
        }
        continue
      }
      if (foldOf[code] === 0) continue
    }
    starts[length] = from
    units[length++] = foldOf[code] ?? 0xfffd
  }
  starts[length] = text.length
  return { units, length, starts }
}

/** A folded text as a string. */
export const foldedString = ({ units, length }: Folded): string =>
  Buffer.from(units.buffer, units.byteOffset, 2 * length).toString('utf16le')

/** Whether a surrogate is half of a character that stays as it is when folded, such as an emoji. */
export function staysWhole(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const first = code < 0xdc00 ? at : at - 1
  const point = text.codePointAt(first) ?? 0
  return point > 0xffff && foldedPoint(point) === String.fromCodePoint(point)
}

/** A text without its disguise, its case kept, and how it was disguised. */
export interface Revealed {
  readonly text: string
  /** Where each unit of the revealed text stands in the text; one entry more than units. */
  readonly starts: Int32Array
  readonly disguises: readonly Disguise[]
}

const isLatin = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
/** ASCII but for spaces: emoji and the scripts that write with invisible characters are not meant. */
const isSeenAscii = (code: number): boolean => code > 0x20 && code < 0x7f
const wideSpace = 0x3000
const isUpper = (character: string): boolean => character !== character.toLowerCase()

/**
 * Takes off what hides single characters: invisible ones among letters, tag characters, wide and mathematical forms, and letters of
 * other alphabets within Latin words. Null when there is nothing of the kind; ordinary text of any language has nothing of the kind.
 */
export function reveal(text: string): Revealed | null {
  if (!hides(text)) return null
  const found = new Set<Disguise>()
  const lookAlikes = readingOfLookAlikes(text)
  const units = new Uint16Array(text.length)
  const starts = new Int32Array(text.length + 1)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const from = at
    const { seen, disguise } = revealedAt(text, at, units[length - 1] ?? 0, lookAlikes[at] ?? asItStands)
    if ((text.codePointAt(at) ?? 0) > 0xffff) at++
    if (disguise) found.add(disguise)
    for (let unit = 0; unit < seen.length; unit++) {
      starts[length] = from
      units[length++] = seen.charCodeAt(unit)
    }
  }
  if (found.size === 0) return null
  starts[length] = text.length
  return { text: foldedString({ units, length, starts }), starts, disguises: [...found] }
}

/** Whether there may be anything to reveal; decided without making a string. */
function hides(text: string): boolean {
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80) {
      const bits = kindOf[code] ?? 0
      if (bits & kind.lookAlike && (isLatin(before) || isLatin(text.charCodeAt(at + 1)))) return true
      if (bits & (kind.uneven | kind.variant) && revealedAt(text, at, before, asItStands).disguise)
        return true
    }
    before = code
  }
  return false
}

/**
 * What a character says, and what disguises it.
 * @param before the code unit before it, as far as it is seen
 * @param lookAlike how it is read should it look like a Latin letter
 */
function revealedAt(
  text: string,
  at: number,
  before: number,
  lookAlike: number,
): { readonly seen: string; readonly disguise?: Disguise } {
  const code = text.charCodeAt(at)
  const bits = kindOf[code] ?? 0
  const point = text.codePointAt(at) ?? code
  if (point > 0xffff) {
    const character = String.fromCodePoint(point)
    const folded = foldedPoint(point)
    if (point >= 0xe0000 && point < 0xe1000)
      return folded === '' ? { seen: '' } : { seen: folded, disguise: 'tag-characters' }
    if (folded.length !== 1 || folded.charCodeAt(0) >= 0x80) return { seen: character }
    return {
      seen: isUpper(character.normalize('NFKC')) ? folded.toUpperCase() : folded,
      disguise: 'full-width-letters',
    }
  }
  const seen = text[at] ?? ''
  if (bits & kind.invisible) {
    if (before >= 0x80) return { seen }
    const isWithin = isSeenAscii(before) && isSeenAscii(nextSeen(text, at))
    return isWithin ? { seen: '', disguise: 'invisible-characters' } : { seen: '' }
  }
  if (code === wideSpace) return { seen: ' ' }
  if (bits & kind.variant) {
    const plain = seen.normalize('NFKC')
    if (plain.length !== 1) return { seen }
    return isLatin(plain.charCodeAt(0)) ? { seen: plain, disguise: 'full-width-letters' } : { seen: plain }
  }
  if (lookAlike !== asItStands) {
    const plain = String.fromCharCode(foldOf[code] ?? code)
    const isCapital = lookAlike === asLatinCapital || isUpper(seen)
    return { seen: isCapital ? plain.toUpperCase() : plain, disguise: 'look-alike-letters' }
  }
  return { seen }
}

/** Invisible characters that are looked past; more hide no word, and a text of nothing else takes no longer than others. */
const longestGap = 32

/** The next code unit that is not invisible. */
function nextSeen(text: string, at: number): number {
  let next = at + 1
  while (next < at + longestGap && (kindOf[text.charCodeAt(next)] ?? 0) & kind.invisible) next++
  return text.charCodeAt(next)
}
