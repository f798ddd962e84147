/*
 * Keys that literals go by and that a text is asked for: 32 bits each. What has the same key need not be the same, so it is compared. The
 * kernel has the same functions (kernel/assembly/literals/keys.ts); literal-index.test.ts holds the two together.
 */

/** So many characters make one number, and are as much of a word as tells it from most others. */
export const chunkLength = 4

/** ASCII characters [start, end) of a text, at most four of them, as one number: the first in the lowest bits. */
export function chunkOf(text: string, start: number, end: number): number {
  let chunk = 0
  for (let at = start; at < end && at < start + chunkLength; at++)
    chunk |= text.charCodeAt(at) << (8 * (at - start))
  return chunk
}

/** The number of a word, after one more chunk of it. The finaliser of MurmurHash3 (Appleby, 2011) in short. */
function further(number: number, chunk: number): number {
  const mixed = Math.imul(number ^ chunk, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** The number of a word of folded ASCII, two chunks at a time. */
export function wordNumber(word: string): number {
  let number = 0
  for (let at = 0; at < word.length; at += 2 * chunkLength) {
    number = further(number, chunkOf(word, at, word.length))
    number = further(number, chunkOf(word, at + chunkLength, word.length))
  }
  return number
}

/** The beginning of a word, two to four characters of it. */
export const prefixKey = (chunk: number): number => Math.imul(chunk ^ 0x5bd1e995, 0x2545f491)

/** A whole word, and the beginning of the one that follows; all of it where that is shorter than a chunk. */
export const pairKey = (first: number, chunk: number): number =>
  Math.imul((first << 5) | (first >>> 27), 0x85ebca6b) ^ Math.imul(chunk, 0xc2b2ae35)

/** One to four characters, wherever they stand. */
export const gramKey = (chunk: number): number => Math.imul(chunk ^ 0x3c6ef372, 0x1b873593)

/** Where the two bits of a key, or of a gram, stand in a field of 2 ** (32 − shift) bits: in one number of 32. */
export function bitsOf(key: number, shift: number): readonly number[] {
  const spread = Math.imul(key, 0x9e3779b1)
  const first = spread >>> shift
  return [first, (first & ~31) | ((spread >>> (shift - 5)) & 31)]
}

/**
 * Fields of bits: keys of words, words that are the first of two, grams of four characters and of three, and what words begin with. Small, so
 * that they stay in the cache.
 */
export const fieldShift = { words: 14, firsts: 16, fours: 15, threes: 16, wordStarts: 15 } as const

/** Where the bit of two characters stands in a field of 2 ** 14 bits. */
export const bitOfPair = (chunk: number): number => (chunk & 0x7f) | ((chunk >> 1) & 0x3f80)

/** The slot where the search for a key begins. @param slots of the table, two numbers each; a power of two */
export const slotOf = (key: number, slots: number): number =>
  (Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 7) & (slots - 1)
