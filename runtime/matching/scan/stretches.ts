import type { elevenShift, GramTable, sixShift } from '../literals/gram-table.ts'
import type { classBits, elevens, gramMask, sixes } from '../literals/grams.ts'

/** Characters that are passed over at a time, so that what is found has room. */
const chunk = 1_024

/**
 * What a pass over a chunk of text found: stretches that literals go by, and characters that ask for more. It is written down first and
 * looked into afterwards: the pass is a loop without calls, and what is looked up afterwards need not wait for each other.
 */
export interface Stretches {
  /** Stretches found. */
  count: number
  readonly keys: Int32Array
  /** After the last character of each, doubled; odd where the key is a gram. */
  readonly ends: Int32Array
  /** Characters found that are literals, or beyond ASCII. */
  markedCount: number
  /** Where they stand. */
  readonly marked: Int32Array
  /** Digits so far. */
  digits: number
  /** The last four characters, six, and eleven. */
  gram: number
  six: number
  eleven: number
}

export const createStretches = (): Stretches => ({
  count: 0,
  keys: new Int32Array(3 * chunk),
  ends: new Int32Array(3 * chunk),
  markedCount: 0,
  marked: new Int32Array(chunk),
  digits: 0,
  gram: 0,
  six: 0,
  eleven: 0,
})

/** Passes over text from a place on and returns where it stopped. @param marks of an index; see `marks` */
export function pass(
  stretches: Stretches,
  units: Uint16Array,
  from: number,
  length: number,
  marks: Int32Array,
  { ofFour, ofSix, ofEleven }: GramTable,
): number {
  // Numbers as they are: what another module holds is read anew for each character.
  const width: typeof classBits = 5
  const mask: typeof gramMask = 0xf_ffff
  const sixWidth: typeof sixes.shift = 6
  const sixPlace: typeof sixShift = 14
  const elevenWidth: typeof elevens.shift = 3
  const elevenPlace: typeof elevenShift = 13
  const { keys, ends, marked } = stretches
  let { gram, six, eleven, digits } = stretches
  let count = 0
  let markedCount = 0
  const to = Math.min(length, from + chunk)
  for (let at = from; at < to; at++) {
    let mark = marks[units[at] ?? 0] ?? 0
    digits += (mark >>> 5) & 1
    if (mark & 0xc0) {
      marked[markedCount++] = at
      mark &= ~0xc0
    }
    gram = ((gram << width) | (mark & 0x1f)) & mask
    six = (six << sixWidth) ^ mark
    eleven = (eleven << elevenWidth) ^ mark
    if (((ofFour[gram >>> 5] ?? 0) >>> (gram & 31)) & 1) {
      keys[count] = gram
      ends[count++] = 2 * at + 3
    }
    const placeOfSix = six >>> sixPlace
    if (((ofSix[placeOfSix >>> 5] ?? 0) >>> (placeOfSix & 31)) & 1) {
      keys[count] = six
      ends[count++] = 2 * at + 2
    }
    const placeOfEleven = eleven >>> elevenPlace
    if (((ofEleven[placeOfEleven >>> 5] ?? 0) >>> (placeOfEleven & 31)) & 1) {
      keys[count] = eleven
      ends[count++] = 2 * at + 2
    }
  }
  stretches.count = count
  stretches.markedCount = markedCount
  stretches.digits = digits
  stretches.gram = gram
  stretches.six = six
  stretches.eleven = eleven
  return to
}
