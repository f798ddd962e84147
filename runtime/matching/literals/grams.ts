import { commonWords } from '../text/disguises/vocabulary.ts'
import { foldingTo } from '../text/fold-table.ts'

/** Bits of the class of a character. */
export const classBits = 5
/** The class of what no literal of the gram table has: characters beyond ASCII. */
export const foreignClass = 0
/** Digits are one class: which digit it is, is compared later. */
export const digitClass = 27
const spaceClass = 28
const hyphenClass = 29
const stopClass = 30
const signClass = 31
/** What may stand before a word. */
export const borderClasses: readonly number[] = [foreignClass, spaceClass, hyphenClass, stopClass, signClass]

/** The class of a folded ASCII character; letters have their own, other characters share some. */
function classOfUnit(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x60
  if (unit >= 0x30 && unit <= 0x39) return digitClass
  const sign = String.fromCharCode(unit)
  if (/\s/.test(sign)) return spaceClass
  if (/[-_/]/.test(sign)) return hyphenClass
  return /[.,:;=]/.test(sign) ? stopClass : signClass
}

/** By code unit of a text: the class of its folded form. */
export const classOf = new Uint8Array(0x10000)
for (let unit = 1; unit < 0x80; unit++)
  for (const code of foldingTo[unit] ?? []) classOf[code] = classOfUnit(unit)

/** Bits of a `mark` that say what else is to be done with a character. */
export const marked = { digit: 0x20, beyondAscii: 0x40, single: 0x80 } as const

/**
 * By code unit of a text: its class in the low five bits, what else is to be done, and above that 24 bits that depend on the class alone
 * and on nothing that one could see.
 */
export const marks: Int32Array = buildMarks()

function buildMarks(): Int32Array {
  const ofClass = new Int32Array(1 << classBits)
  for (let own = 0; own < ofClass.length; own++) {
    // The finaliser of MurmurHash3 (Appleby, 2011).
    let bits = Math.imul(own + 1, 0x9e3779b1)
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
    ofClass[own] = ((bits ^ (bits >>> 16)) & ~0xff) | own
  }
  const table = new Int32Array(0x10000)
  for (let code = 0; code < table.length; code++) {
    const own = classOf[code] ?? foreignClass
    const also =
      (own === digitClass ? marked.digit : 0) | (code === 0 || code >= 0x80 ? marked.beyondAscii : 0)
    table[code] = (ofClass[own] ?? 0) | also
  }
  return table
}

/** Four characters by their classes, 20 bits. */
export const gramLength = 4
export const gramMask = 0xf_ffff

/** The gram of up to four folded ASCII characters; fewer stand at its front, with nothing behind them. */
export function gramOf(text: string): number {
  let gram = 0
  for (let at = 0; at < gramLength; at++)
    gram = (gram << classBits) | (at < text.length ? (classOf[text.charCodeAt(at)] ?? foreignClass) : 0)
  return gram
}

/**
 * A stretch of text as a number that goes along with the text: for each character it is shifted, and the mark of the character is
 * added. What is 32 bits away is gone, so that the shift tells the length.
 */
export interface Stretch {
  readonly length: number
  readonly shift: number
}
export const sixes = { length: 6, shift: 6 } as const satisfies Stretch
export const elevens = { length: 11, shift: 3 } as const satisfies Stretch

/** The number of a stretch of folded ASCII. */
export function keyOf(text: string, { shift }: Stretch): number {
  let key = 0
  for (let at = 0; at < text.length; at++)
    key = (key << shift) ^ ((marks[text.charCodeAt(at)] ?? 0) & ~(marked.beyondAscii | marked.single))
  return key
}

/** By gram: how often it stands in written words; by pair of classes: how often the second follows the first. */
const { grams, pairs } = countGrams()

function countGrams(): { readonly grams: ReadonlyMap<number, number>; readonly pairs: Float32Array } {
  const counted = new Map<number, number>()
  // Signs and digits follow anything now and then.
  const following = new Float32Array(1 << (2 * classBits)).fill(0.002)
  const totals = new Float32Array(1 << classBits).fill(0.06)
  for (const [rank, word] of commonWords.entries()) {
    const weight = 1 / (rank + 10)
    const spelled = ` ${word} `
    for (let at = 0; at + 1 < spelled.length; at++) {
      const first = classOf[spelled.charCodeAt(at)] ?? 0
      const pair = (first << classBits) | (classOf[spelled.charCodeAt(at + 1)] ?? 0)
      following[pair] = (following[pair] ?? 0) + weight
      totals[first] = (totals[first] ?? 0) + weight
    }
    for (let at = 0; at + gramLength <= spelled.length; at++) {
      const gram = gramOf(spelled.slice(at, at + gramLength))
      counted.set(gram, (counted.get(gram) ?? 0) + weight)
    }
  }
  for (let pair = 0; pair < following.length; pair++)
    following[pair] = (following[pair] ?? 0) / (totals[pair >> classBits] ?? 1)
  return { grams: counted, pairs: following }
}

/** How common each gram is in prose, by its words and by its pairs: an estimate that is good enough to choose by. Worked out when asked for. */
const known = new Map<number, number>()

function commonnessOf(gram: number): number {
  const before = known.get(gram)
  if (before !== undefined) return before
  let likely = 0.04
  for (let shift = classBits * (gramLength - 2); shift >= 0; shift -= classBits)
    likely *= pairs[(gram >> shift) & ((1 << (2 * classBits)) - 1)] ?? 0
  const common = (grams.get(gram) ?? 0) / 3 + likely
  known.set(gram, common)
  return common
}

/** The grams of a folded ASCII text, by where they begin. */
export function gramsOf(text: string): Int32Array {
  const all = new Int32Array(Math.max(0, text.length - gramLength + 1))
  let gram = 0
  for (let at = 0; at < text.length; at++) {
    gram = ((gram << classBits) | (classOf[text.charCodeAt(at)] ?? foreignClass)) & gramMask
    if (at >= gramLength - 1) all[at - gramLength + 1] = gram
  }
  return all
}

/** How common a stretch [start, end) of four characters or more is: that of its grams, as if each stood by itself. */
export function commonness(grams: Int32Array, start: number, end: number): number {
  let common = 1
  let left = end - start
  for (; left >= gramLength; left -= gramLength)
    common *= Math.min(1, (common === 1 ? 1 : 8) * commonnessOf(grams[start + left - gramLength] ?? 0))
  return common * 0.2 ** left
}
