import { shortestRun } from '../kernel/literal-search.ts'
import { allAscii, asciiFrom, complement, isSame } from '../literals/ascii-set.ts'
import { type Extent, joined, type Reach, takesLineFeeds } from '../literals/extent.ts'
import type { Edge } from '../literals/parse-pattern.ts'
import type { Literal, Way } from '../literals/required-literals.ts'
import type { Look } from '../scan/look.ts'

/**
 * Tells in which stretches of a text a pattern can match at all, by the literals that were found. Around them, a way to match takes only
 * certain characters and only so many: most take no line feed, and many take no full stop or nothing but spaces. What may begin at the
 * beginning of a line alone must come to one.
 */
export interface Stretches {
  /**
   * How many there are in a text that has the trigger: none where it matches nothing, null where it may match anywhere. They are good until
   * the next call, of this pattern or another.
   */
  locate(look: Look): number | null
}

/** Where a stretch begins and ends, with the character on each side that the pattern may look at. */
export const stretchStart = (stretch: number): number => Math.max(0, (froms[stretch] ?? 0) - 1)
export const stretchEnd = (stretch: number): number => (tos[stretch] ?? 0) + 1

/** Of a literal, as many hits are kept at most; of a text with more nothing can be said. */
const mostHits = 63
/** Sets that are told apart: each is a bit of a number. Of those that share one, a hit counts for each. */
const mostSets = 31
/** More parts than that before or after the literals are not told apart. */
const mostParts = 12
/** Further than any text goes, in characters. */
const endless = 1 << 28
/** Stretches with less between them are one. */
const leastGap = 96

/** The long s and the Kelvin sign: letters to the pattern, and none to borders, so that a word may seem to begin elsewhere. */
const strangeLetter = /[\u017f\u212a]/

/** Where the hits in hand stand, and by bits the sets that each belongs to. Used again with each look. */
const starts = new Int32Array(mostHits)
const ends = new Int32Array(mostHits)
const bits = new Int32Array(mostHits)
/** Where the stretches begin and end. */
const froms = new Int32Array(mostHits)
const tos = new Int32Array(mostHits)

/** Null where nothing can ever be said. @param numbersOf the numbers of the literals of a set */
export function stretchesOf(
  ways: readonly Way[],
  numbersOf: (set: readonly Literal[]) => readonly number[],
): Stretches | null {
  const reaching = ways.map((way) => ({ ...way, reach: way.reach() }))
  if (reaching.every(isOpen)) return null
  const sets = [...new Set(ways.flatMap((way) => way.sets))]
  const known = new Map<number, number>()
  for (const [bit, set] of sets.entries())
    for (const number of numbersOf(set)) known.set(number, (known.get(number) ?? 0) | (1 << (bit % mostSets)))
  return new StretchesOfPattern(known, reaching, sets)
}

type ReachingWay = Omit<Way, 'reach'> & { readonly reach: Reach }

/** Whether it may match from one end of any text to the other, wherever its literals stand. */
function isOpen({ sets, reach: { core, before, after } }: ReachingWay): boolean {
  const isEndless = ({ takes, most }: Extent): boolean => isSame(takes, allAscii) && most >= endless
  return isEndless(core) || (sets.length < 2 && before.some(isEndless) && after.some(isEndless))
}

/** How a part takes characters: any, all but line feeds, or those of its set. */
const any = 0
const ofLine = 1
const ofSet = 2
const withoutLineFeed = complement(asciiFrom(0x0a, 0x0a))

/** Numbers that a part takes: how it takes characters, how many at least and at most, and its set. */
const partSize = 7

const numbersOfPart = ({ takes, least, most }: Extent): readonly number[] => [
  isSame(takes, allAscii) ? any : isSame(takes, withoutLineFeed) ? ofLine : ofSet,
  Math.min(endless, least),
  Math.min(endless, most),
  ...takes,
]

const fewer = (parts: readonly Extent[]): readonly Extent[] =>
  parts.length <= mostParts ? parts : [...parts.slice(0, mostParts), parts.slice(mostParts).reduce(joined)]

/** Where a way begins or ends: anywhere, at the edge of a line next to all that it takes or within that, or of the text. */
const anywhere = 0
const nextLine = 1
const someLine = 2
const textEdge = 3

const edgeNumber = (edge: Edge | null, parts: readonly Extent[]): number =>
  edge === null
    ? anywhere
    : edge.startsWith('text')
      ? textEdge
      : parts.some(takesLineFeeds)
        ? someLine
        : nextLine

/** Numbers of a way before its parts: how many it takes, the bits of its sets and of the first, its run, edges, and parts before and after. */
const headSize = 8

function numbersOfWay(
  { sets, run, reach }: ReachingWay,
  all: readonly (readonly Literal[])[],
): readonly number[] {
  const { core, before, after } = reach
  const [left, right] = [fewer(before), fewer(after)]
  const bitsOfSets = sets.map((set) => 1 << (all.indexOf(set) % mostSets))
  return [
    headSize + partSize * (1 + left.length + right.length),
    bitsOfSets.reduce((needs, bit) => needs | bit, 0),
    bitsOfSets[0] ?? 0,
    run >= shortestRun ? run : 0,
    edgeNumber(reach.start, [core, ...before]),
    edgeNumber(reach.end, [core, ...after]),
    left.length,
    right.length,
    ...[core, ...left, ...right].flatMap(numbersOfPart),
  ]
}

const hashOf = (literal: number): number => Math.imul(literal, 0x9e3779b1) >>> 0

/**
 * A class, as it is asked of several times a text. What it knows is in one array, as each look at it begins with a cold cache: bits that tell
 * of almost all literals that they are none of its own, a hash table of those that are, with the bits of their sets, and the ways.
 */
class StretchesOfPattern implements Stretches {
  readonly #known: Int32Array
  readonly #filterShift: number
  readonly #slots: number
  readonly #slotMask: number
  readonly #ways: number

  constructor(
    literals: ReadonlyMap<number, number>,
    ways: readonly ReachingWay[],
    sets: readonly (readonly Literal[])[],
  ) {
    const filterBits = Math.max(8, Math.ceil(Math.log2(literals.size * 8)))
    const slots = 2 ** Math.ceil(Math.log2(2 * literals.size + 1))
    const numbers = ways.flatMap((way) => numbersOfWay(way, sets))
    this.#filterShift = 32 - filterBits
    this.#slots = 2 ** filterBits / 32
    this.#slotMask = slots - 1
    this.#ways = this.#slots + 2 * slots
    this.#known = new Int32Array(this.#ways + numbers.length)
    this.#known.set(numbers, this.#ways)
    for (const [literal, mask] of literals) this.#add(literal, mask)
  }

  #add(literal: number, mask: number): void {
    const known = this.#known
    const hash = hashOf(literal)
    const bit = hash >>> this.#filterShift
    known[bit >>> 5] = (known[bit >>> 5] ?? 0) | (1 << (bit & 31))
    let slot = hash & this.#slotMask
    while (known[this.#slots + 2 * slot + 1] !== 0) slot = (slot + 1) & this.#slotMask
    known[this.#slots + 2 * slot] = literal
    known[this.#slots + 2 * slot + 1] = mask
  }

  locate(look: Look): number | null {
    const { text, hits } = look
    const known = this.#known
    let count = 0
    let seen = 0
    for (let hit = 0, all = hits.count; hit < all; hit++) {
      const literal = hits.literalOf(hit)
      const hash = hashOf(literal)
      const bit = hash >>> this.#filterShift
      if ((((known[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) continue
      const mask = this.#maskOf(literal, hash)
      if (mask === 0) continue
      if (count === mostHits) return null
      starts[count] = look.startOf(hit)
      ends[count] = hits.endOf(hit)
      bits[count++] = mask
      seen |= mask
    }
    // Where folding moved something, places in the folded text are none in the text.
    if (look.maySeemOther && look.placedText() !== text) return null
    if (hits.beyondAscii && strangeLetter.test(text)) return null
    return this.#stretches(look, count, seen)
  }

  /** The bits of the sets of a literal; 0 where it is in none. */
  #maskOf(literal: number, hash: number): number {
    const known = this.#known
    let slot = hash & this.#slotMask
    for (;;) {
      const at = this.#slots + 2 * slot
      const mask = known[at + 1] ?? 0
      if (mask === 0 || known[at] === literal) return mask
      slot = (slot + 1) & this.#slotMask
    }
  }

  #stretches({ text, hits }: Look, count: number, seen: number): number | null {
    const known = this.#known
    /** A character may have two units. */
    const units = hits.beyondAscii ? 2 : 1
    let found = 0
    let total = 0
    for (let way = this.#ways; way < known.length; way += known[way] ?? 0) {
      const needs = known[way + 1] ?? 0
      if ((seen & needs) !== needs || (known[way + 3] ?? 0) > hits.longestRun) continue
      const anchor = known[way + 2] ?? 0
      for (let hit = 0; hit < count; hit++) {
        if (((bits[hit] ?? 0) & anchor) === 0 || !reach(known, way, text, hit, count, units)) continue
        const before = found === 0 ? 0 : (tos[found - 1] ?? 0) - (froms[found - 1] ?? 0)
        const next = added(found)
        total += (tos[next - 1] ?? 0) - (froms[next - 1] ?? 0) - (next === found ? before : 0)
        found = next
        if (found === mostHits || 5 * total > 4 * text.length + 200) return null
      }
    }
    return found
  }
}

/** The stretch in hand. */
let from = 0
let to = 0

/** Works out the stretch around a hit. @returns whether there is one */
function reach(
  known: Int32Array,
  way: number,
  text: string,
  hit: number,
  count: number,
  units: number,
): boolean {
  const core = way + headSize
  /** What is before the literals ends from `from` to here, and part by part further to the left. */
  let last = starts[hit] ?? 0
  let first = ends[hit] ?? 0
  const beside = Math.max(0, (known[core + 2] ?? 0) * units - (first - last))
  from = leftmost(known, core, text, last, beside)
  to = rightmost(known, core, text, first, beside)
  if (known[way + 1] !== known[way + 2] && !hasOthers(known[way + 1] ?? 0, count)) return false
  const left = core + partSize
  const right = left + partSize * (known[way + 6] ?? 0)
  for (let part = left; part < right; part += partSize) {
    last = runBefore(known, part, text, last)
    if (last < 0) return false
    from = leftmost(known, part, text, from, (known[part + 2] ?? 0) * units)
  }
  if (!comesToStart(known[way + 4] ?? 0, text, last)) return false
  const end = right + partSize * (known[way + 7] ?? 0)
  for (let part = right; part < end; part += partSize) {
    first = runAfter(known, part, text, first)
    if (first < 0) return false
    to = rightmost(known, part, text, to, (known[part + 2] ?? 0) * units)
  }
  return comesToEnd(known[way + 5] ?? 0, text, first)
}

/** Where at last a part begins that ends from `from` to a place; below 0 where it cannot. */
function runBefore(known: Int32Array, part: number, text: string, place: number): number {
  const least = known[part + 1] ?? 0
  let run = 0
  for (let at = place; run < least; run++) {
    if (--at < 0) return -1
    if (isTaken(known, part, text.charCodeAt(at))) continue
    if (at < from) return -1
    place = at
    run = -1
  }
  return place - least
}

/** Where at first a part ends that begins from a place to `to`; below 0 where it cannot. */
function runAfter(known: Int32Array, part: number, text: string, place: number): number {
  const least = known[part + 1] ?? 0
  let run = 0
  for (let at = place; run < least; at++, run++) {
    if (at >= text.length) return -1
    if (isTaken(known, part, text.charCodeAt(at))) continue
    if (at >= to) return -1
    place = at + 1
    run = -1
  }
  return place + least
}

/** Whether literals of all sets of a way stand within the stretch. */
function hasOthers(needs: number, count: number): boolean {
  let near = 0
  for (let hit = 0; hit < count; hit++)
    if ((starts[hit] ?? 0) >= from && (ends[hit] ?? 0) <= to) near |= bits[hit] ?? 0
  return (near & needs) === needs
}

/** How far to the left of a place a part may go. */
function leftmost(known: Int32Array, part: number, text: string, place: number, most: number): number {
  const how = known[part] ?? 0
  const last = Math.max(0, place - most)
  if (how === any || place === 0) return last
  if (how === ofLine) return Math.max(last, text.lastIndexOf('\n', place - 1) + 1)
  let at = place
  while (at > last && isTaken(known, part, text.charCodeAt(at - 1))) at--
  return at
}

function rightmost(known: Int32Array, part: number, text: string, place: number, most: number): number {
  const how = known[part] ?? 0
  const last = Math.min(text.length, place + most)
  if (how === any) return last
  if (how === ofLine) {
    const lineEnd = text.indexOf('\n', place)
    return lineEnd < 0 ? last : Math.min(last, lineEnd)
  }
  let at = place
  while (at < last && isTaken(known, part, text.charCodeAt(at))) at++
  return at
}

const isTaken = (known: Int32Array, part: number, code: number): boolean =>
  code >= 0x80 || (((known[part + 3 + (code >>> 5)] ?? 0) >>> (code & 31)) & 1) !== 0

function comesToStart(edge: number, text: string, last: number): boolean {
  if (edge === anywhere || from === 0) return true
  if (edge === textEdge) return false
  return text.charCodeAt(from - 1) === 0x0a || (edge === someLine && text.slice(from, last).includes('\n'))
}

function comesToEnd(edge: number, text: string, first: number): boolean {
  if (edge === anywhere || to === text.length) return true
  if (edge === textEdge) return false
  return text.charCodeAt(to) === 0x0a || (edge === someLine && text.slice(first, to).includes('\n'))
}

/** Adds the stretch to the last one where they are near each other. @returns how many there are then */
function added(found: number): number {
  const before = found - 1
  if (before < 0 || from > (tos[before] ?? 0) + leastGap || to < (froms[before] ?? 0) - leastGap) {
    froms[found] = from
    tos[found] = to
    return found + 1
  }
  froms[before] = Math.min(from, froms[before] ?? 0)
  tos[before] = Math.max(to, tos[before] ?? 0)
  return found
}
