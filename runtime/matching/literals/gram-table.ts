import {
  borderClasses,
  classBits,
  commonness,
  elevens,
  gramLength,
  gramMask,
  gramOf,
  gramsOf,
  keyOf,
  sixes,
} from './grams.ts'
import type { Literal } from './required-literals.ts'

/**
 * Where literals may stand in a text, told by a stretch of each, the rarest that it has: of eleven characters, of six, or of four. A bit
 * for each stretch tells whether any literal goes by it; only where it is set, a hash table is asked which. After Wu and Manber, "A fast
 * algorithm for multi-pattern searching" (1994). Steps do not wait for each other as those of an automaton do, and what every
 * character asks for fits into the cache (docs/decisions/0006).
 */
export interface GramTable {
  /** A bit for each gram that literals of up to five characters go by; by gram. */
  readonly ofFour: Int32Array
  /** A bit for each key of six characters, by its first bits. */
  readonly ofSix: Int32Array
  /** A bit for each key of eleven characters, by its first bits. */
  readonly ofEleven: Int32Array
  /** By the first three classes of a gram: where the entries of those begin that are shorter than a gram and may stand within words; else 0. */
  readonly shorts: Int32Array
  /** Hash table of keys, a gram being its own: each key, 0 where there is none, and beside it where its entries begin. */
  readonly slots: Int32Array
  /**
   * Of each literal: its number, what is known of it (see `entryBits`), and its characters, four in a number. The entries of one key follow each other, so
   * that they come into the cache together.
   */
  readonly entries: Int32Array
}

/** What keys of six and of eleven characters are shifted by, to have their places among the bits. */
export const sixShift = 14
export const elevenShift = 13

/** The slot where the search for a key begins. @param slots of the table, two numbers each */
export const slotOf = (key: number, slots: number): number =>
  (Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 7) & (slots / 2 - 1)

/**
 * What is known of a literal is one number. Its low eight bits say where the stretch ends that the literal goes by, from its beginning;
 * the next sixteen how long it is; and these bits whether it counts only where a word begins, and whether it is the last one of its key.
 */
export const entryBits = { ofWord: 1 << 24, ofLast: 1 << 25 } as const

/** Characters in one number of an entry, seven bits each. */
const perNumber = 4

/** Folded ASCII characters, at most `perNumber` of them, in one number. */
function packed(characters: string): number {
  let bits = 0
  for (let at = 0; at < characters.length; at++) bits |= characters.charCodeAt(at) << (7 * at)
  return bits
}

interface Placed {
  readonly number: number
  readonly literal: Literal
  readonly stretchEnd: number
}

/** Of longer literals only the beginning has the stretch. */
const longestBeginning = 250

/** @param literals that `fitsGrams`, of two characters or more, by number */
export function gramTable(literals: ReadonlyMap<number, Literal>): GramTable {
  const byKey = new Map<number, Placed[]>()
  const byShort = new Map<number, Placed[]>()
  const ofFour = new Int32Array((gramMask + 1) >> 5)
  const ofSix = new Int32Array(1 << (32 - sixShift - 5))
  const ofEleven = new Int32Array(1 << (32 - elevenShift - 5))
  // Short ones have no choice; long ones go where the others leave room.
  const inOrder = [...literals].sort(([, a], [, b]) => a.text.length - b.text.length)
  for (const [number, literal] of inOrder) {
    const { text } = literal
    if (text.length < gramLength) {
      if (literal.startsWord)
        for (const gram of gramsAtBorder(text)) {
          push(byKey, gram, { number, literal, stretchEnd: 3 })
          setBit(ofFour, gram)
        }
      else
        for (const start of beginningsWith(text))
          push(byShort, start, { number, literal, stretchEnd: gramLength })
      continue
    }
    const length = stretchLength(text.length)
    const grams = gramsOf(text)
    let best = length
    let least = Number.POSITIVE_INFINITY
    for (let end = length; end <= text.length && end <= longestBeginning; end++) {
      const common = commonness(grams, end - length, end)
      // At best it is the first that goes by this stretch.
      if (common * 2 >= least) continue
      const others = byKey.get(keyOfStretch(text.slice(end - length, end)))?.length ?? 0
      const cost = common * (others + 2)
      if (cost < least) {
        least = cost
        best = end
      }
    }
    const key = keyOfStretch(text.slice(best - length, best))
    push(byKey, key, { number, literal, stretchEnd: best })
    if (length === gramLength) setBit(ofFour, key)
    else if (length === sixes.length) setBit(ofSix, key >>> sixShift)
    else setBit(ofEleven, key >>> elevenShift)
  }
  for (const start of byShort.keys()) ofFour[start] = -1
  return { ofFour, ofSix, ofEleven, ...laidOut(byKey, byShort) }
}

const stretchLength = (size: number): number =>
  size >= elevens.length ? elevens.length : size >= sixes.length ? sixes.length : gramLength

const keyOfStretch = (text: string): number =>
  text.length === gramLength ? gramOf(text) : keyOf(text, text.length === sixes.length ? sixes : elevens)

const setBit = (bits: Int32Array, at: number): void => {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
}

function push(lists: Map<number, Placed[]>, key: number, placed: Placed): void {
  const known = lists.get(key)
  if (known) known.push(placed)
  else lists.set(key, [placed])
}

/** All grams in which a text of two or three characters stands behind what is of no word. */
function gramsAtBorder(text: string): readonly number[] {
  const own = gramOf(text) >> classBits
  return borderClasses.flatMap((border) => {
    const first = (border << (3 * classBits)) | own
    return text.length === 3 ? [first] : Array.from({ length: 1 << classBits }, (_, rest) => first | rest)
  })
}

/** The first three classes of all grams that begin with a text that is shorter than one. */
function beginningsWith(text: string): readonly number[] {
  const open = (gramLength - 1 - text.length) * classBits
  const first = gramOf(text) >> classBits
  return Array.from({ length: 1 << open }, (_, rest) => first | rest)
}

function laidOut(
  byKey: ReadonlyMap<number, readonly Placed[]>,
  byShort: ReadonlyMap<number, readonly Placed[]>,
): Pick<GramTable, 'slots' | 'shorts' | 'entries'> {
  const slots = new Int32Array(2 << Math.max(4, Math.ceil(Math.log2(byKey.size * 2 + 1))))
  const shorts = new Int32Array((gramMask + 1) >> classBits)
  // No list of entries begins at 0.
  const entries: number[] = [0]
  const write = (all: readonly Placed[]): number => {
    const from = entries.length
    for (const [at, placed] of all.entries()) entries.push(...entryOf(placed, at === all.length - 1))
    return from
  }
  for (const [key, all] of byKey) {
    let slot = slotOf(key, slots.length)
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & (slots.length / 2 - 1)
    slots[2 * slot] = key
    slots[2 * slot + 1] = write(all)
  }
  for (const [start, all] of byShort) shorts[start] = write(all)
  return { slots, shorts, entries: Int32Array.from(entries) }
}

function entryOf(
  { number, literal: { text, startsWord }, stretchEnd }: Placed,
  isLast: boolean,
): readonly number[] {
  const known =
    stretchEnd | (text.length << 8) | (startsWord ? entryBits.ofWord : 0) | (isLast ? entryBits.ofLast : 0)
  const characters: number[] = []
  for (let at = 0; at < text.length; at += perNumber) characters.push(packed(text.slice(at, at + perNumber)))
  return [number, known, ...characters]
}

/** Whether a literal is for the table: ASCII alone, without NUL. */
export function fitsGrams(literal: string): boolean {
  for (let at = 0; at < literal.length; at++) {
    const unit = literal.charCodeAt(at)
    if (unit === 0 || unit >= 0x80) return false
  }
  return true
}
