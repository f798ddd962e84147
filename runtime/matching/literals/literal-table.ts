import { type Field, type Key, keysOf } from './choose-key.ts'
import { bitOfPair, bitsOf, chunkLength, chunkOf, fieldShift, slotOf, wordNumber } from './keys.ts'
import type { Literal } from './required-literals.ts'
import { wordsOf } from './words.ts'

/**
 * Where literals may stand in a text, told by a key of each, the rarest that it has: most are phrases and go by two words, others by a word
 * or its beginning, and those that may stand within words by four characters. A bit for each key tells whether any literal goes by it;
 * only where it is set, a hash table is asked which. After Wu and Manber, "A fast algorithm for multi-pattern searching" (1994). Steps do
 * not wait for each other as those of an automaton do, and what every word and every character asks for fits into the cache
 * (docs/decisions/0006).
 */
export interface LiteralTable {
  /** By field, its bits; those of `singles` and `pairs` by the characters themselves. */
  readonly fields: Readonly<Record<Field, Int32Array>>
  /** Bits of the numbers of words that are the first of two. */
  readonly firsts: Int32Array
  /** Bits of the first two characters of beginnings of words that are shorter than a chunk. */
  readonly beginnings: Int32Array
  /** Bits of how whole words go on: of the first chunk of those that are longer, and of the first two. */
  readonly wordStarts: Int32Array
  /** Hash table of keys: each key, and beside it where its entries begin, 0 where there is none. */
  readonly slots: Int32Array
  /**
   * Of each literal: its number, what is known of it (see `entryBits`), and its characters, four in a number. The entries of one key follow
   * each other, so that they come into the cache together.
   */
  readonly entries: Int32Array
  /** The longest whole word that a literal has, as far as it matters; at least a chunk. */
  readonly longestWord: number
}

/**
 * What is known of a literal is one number. Its low eight bits say where the place of its key stands, from its beginning; the next sixteen
 * how long it is; and these bits whether it counts only where a word begins, where one ends, and whether it is the last one of its key.
 */
export const entryBits = { startsWord: 1 << 24, endsWord: 1 << 25, ofLast: 1 << 26 } as const

/** Characters in one number of an entry. */
const perNumber = chunkLength
/** What is longer has its beginning in common with no other. */
const longestToTell = 40
const characters = 0x80

interface Placed {
  readonly number: number
  readonly literal: Literal
  readonly anchor: number
}

/** @param literals that `fitsTable`, by number */
export function literalTable(literals: ReadonlyMap<number, Literal>): LiteralTable {
  const placed = new Map<number, Placed[]>()
  const fields = {
    words: bitField(2 ** (32 - fieldShift.words)),
    fours: bitField(2 ** (32 - fieldShift.fours)),
    threes: bitField(2 ** (32 - fieldShift.threes)),
    pairs: bitField(characters ** 2),
    singles: bitField(characters),
  }
  const firsts = bitField(2 ** (32 - fieldShift.firsts))
  const beginnings = bitField(characters ** 2)
  const wordStarts = bitField(2 ** (32 - fieldShift.wordStarts))
  let longestWord = chunkLength
  for (const [number, literal] of literals) {
    const key = chosen(keysOf(literal), placed)
    const others = placed.get(key.key)
    const own = { number, literal, anchor: key.anchor }
    if (others) others.push(own)
    else placed.set(key.key, [own])
    for (const bit of bitsIn(key)) setBit(fields[key.field], bit)
    if (key.first !== null) for (const bit of bitsOf(key.first, fieldShift.firsts)) setBit(firsts, bit)
    if (key.field === 'words' && key.chunk !== 0 && key.chunk >>> 24 === 0)
      setBit(beginnings, bitOfPair(key.chunk))
    for (const { text, begins, ends } of wordsOf(literal)) {
      // Of others, no more than the beginning is asked for.
      if (!begins || !ends) continue
      longestWord = Math.max(longestWord, text.length)
      for (const start of startsOf(text))
        for (const bit of bitsOf(start, fieldShift.wordStarts)) setBit(wordStarts, bit)
    }
  }
  return {
    fields,
    firsts,
    beginnings,
    wordStarts,
    ...laidOut(placed),
    longestWord: Math.min(longestWord, longestToTell),
  }
}

/** The rarest one, as far as not too many others go by it. */
function chosen(keys: readonly Key[], placed: ReadonlyMap<number, readonly Placed[]>): Key {
  let least = Number.POSITIVE_INFINITY
  let best = keys[0]
  for (const key of keys) {
    // At best it is the first that goes by this key.
    if (2 * key.share >= least) continue
    const cost = key.share * (2 + (placed.get(key.key)?.length ?? 0))
    if (cost >= least) continue
    least = cost
    best = key
  }
  if (!best) throw new RangeError('an empty literal has no key')
  return best
}

function startsOf(word: string): readonly number[] {
  const starts: number[] = []
  if (word.length > chunkLength) starts.push(chunkOf(word, 0, chunkLength))
  if (word.length > 2 * chunkLength) starts.push(wordNumber(word.slice(0, 2 * chunkLength)))
  return starts
}

const bitField = (bits: number): Int32Array => new Int32Array(bits >> 5)

function setBit(bits: Int32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
}

function bitsIn({ key, field, chunk }: Key): readonly number[] {
  switch (field) {
    case 'words':
      return bitsOf(key, fieldShift.words)
    case 'fours':
      return bitsOf(chunk, fieldShift.fours)
    case 'threes':
      return bitsOf(chunk, fieldShift.threes)
    case 'pairs':
      return [bitOfPair(chunk)]
    case 'singles':
      return [chunk]
  }
}

function laidOut(placed: ReadonlyMap<number, readonly Placed[]>): Pick<LiteralTable, 'slots' | 'entries'> {
  const count = 1 << Math.max(4, Math.ceil(Math.log2(placed.size * 2 + 1)))
  const slots = new Int32Array(2 * count)
  // No list of entries begins at 0.
  const entries: number[] = [0]
  for (const [key, all] of placed) {
    let slot = slotOf(key, count)
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & (count - 1)
    slots[2 * slot] = key
    slots[2 * slot + 1] = entries.length
    for (const [at, one] of all.entries()) addEntry(entries, one, at === all.length - 1)
  }
  return { slots, entries: Int32Array.from(entries) }
}

function addEntry(
  entries: number[],
  { number, literal: { text, startsWord, endsWord }, anchor }: Placed,
  isLast: boolean,
): void {
  entries.push(
    number,
    anchor |
      (text.length << 8) |
      (startsWord ? entryBits.startsWord : 0) |
      (endsWord ? entryBits.endsWord : 0) |
      (isLast ? entryBits.ofLast : 0),
  )
  for (let at = 0; at < text.length; at += perNumber) entries.push(chunkOf(text, at, text.length))
}

/** Whether a literal is for the table: ASCII alone, without NUL. */
export function fitsTable(literal: string): boolean {
  for (let at = 0; at < literal.length; at++) {
    const unit = literal.charCodeAt(at)
    if (unit === 0 || unit >= 0x80) return false
  }
  return true
}
