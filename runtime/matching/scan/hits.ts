import type { FoundLiterals } from '../kernel/literal-search.ts'

/** Most hits of one literal that are kept; more say nothing new. */
const maxHitsOfOne = 64

/** The literals found in one text, about in the order of the text. Reused from text to text. */
export interface Hits {
  readonly count: number
  /** The literal of a hit. */
  literalOf(hit: number): number
  /** After the last unit of a hit, in the folded text. */
  endOf(hit: number): number
  /** How many different literals were found. */
  readonly foundCount: number
  /** One of them. */
  foundAt(index: number): number
  /** Whether a literal was found. */
  has(literal: number): boolean
  /** Decimal digits in the text. */
  readonly digits: number
  /** The longest run of characters that tokens are written with; 0 where it is short. */
  readonly longestRun: number
  /** Whether it has characters beyond ASCII. */
  readonly beyondAscii: boolean
}

/** Hits that can be written. */
export interface HitList extends Hits {
  /** Takes what was found in a text, in the place of what it had. */
  take(found: FoundLiterals, beyondAscii: boolean): void
  /** One more. */
  add(literal: number, end: number): void
}

/** @param literals how many literals there are */
export const createHitList = (literals: number): HitList => new ListOfHits(literals)

/** A class, so that what is asked of it thousands of times a text is found at once. */
class ListOfHits implements HitList {
  count = 0
  foundCount = 0
  digits = 0
  longestRun = 0
  beyondAscii = false
  readonly #times: Uint8Array
  /** Of each hit: the literal, and where it ends. */
  #hits = new Int32Array(512)
  #found = new Int32Array(256)

  constructor(literals: number) {
    this.#times = new Uint8Array(literals)
  }

  foundAt(index: number): number {
    return this.#found[index] ?? 0
  }

  has(literal: number): boolean {
    return this.#times[literal] !== 0
  }

  literalOf(hit: number): number {
    return this.#hits[2 * hit] ?? 0
  }

  endOf(hit: number): number {
    return this.#hits[2 * hit + 1] ?? 0
  }

  take(told: FoundLiterals, beyondAscii: boolean): void {
    const { numbers, hitsAt, hitCount, foundAt, foundCount } = told
    for (let at = 0; at < this.foundCount; at++) this.#times[this.#found[at] ?? 0] = 0
    if (2 * hitCount > this.#hits.length) this.#hits = new Int32Array(4 * hitCount)
    if (foundCount > this.#found.length) this.#found = new Int32Array(2 * foundCount)
    for (let at = 0; at < 2 * hitCount; at++) this.#hits[at] = numbers[hitsAt + at] ?? 0
    for (let at = 0; at < foundCount; at++) {
      const literal = numbers[foundAt + at] ?? 0
      this.#found[at] = literal
      this.#times[literal] = 1
    }
    this.count = hitCount
    this.foundCount = foundCount
    this.digits = told.digits
    this.longestRun = told.longestRun
    this.beyondAscii = beyondAscii
  }

  add(literal: number, end: number): void {
    const before = this.#times[literal] ?? 0
    if (before >= maxHitsOfOne) return
    if (before === 0) {
      if (this.foundCount === this.#found.length) this.#found = grown(this.#found)
      this.#found[this.foundCount++] = literal
    }
    this.#times[literal] = before + 1
    if (2 * this.count === this.#hits.length) this.#hits = grown(this.#hits)
    this.#hits[2 * this.count] = literal
    this.#hits[2 * this.count + 1] = end
    this.count++
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
