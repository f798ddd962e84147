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
  /** Whether it has characters beyond ASCII. */
  readonly beyondAscii: boolean
}

/** Hits that can be written. */
export interface HitList extends Hits {
  /** Forgets everything. */
  clear(): void
  add(literal: number, end: number): void
  count: number
  foundCount: number
  digits: number
  beyondAscii: boolean
}

/** @param literals how many literals there are */
export function createHitList(literals: number): HitList {
  let literalAt = new Int32Array(256)
  let endAt = new Int32Array(256)
  const times = new Uint8Array(literals)
  // A typed array and a count: an array that is emptied gives its room away and grows anew with each text.
  let found = new Int32Array(256)
  return {
    count: 0,
    digits: 0,
    beyondAscii: false,
    foundCount: 0,
    foundAt: (index) => found[index] ?? 0,
    has: (literal) => (times[literal] ?? 0) > 0,
    literalOf: (hit) => literalAt[hit] ?? 0,
    endOf: (hit) => endAt[hit] ?? 0,
    clear() {
      for (let at = 0; at < this.foundCount; at++) times[found[at] ?? 0] = 0
      this.foundCount = 0
      this.count = 0
      this.digits = 0
      this.beyondAscii = false
    },
    add(literal, end) {
      const before = times[literal] ?? 0
      if (before >= maxHitsOfOne) return
      if (before === 0) {
        if (this.foundCount === found.length) found = grown(found)
        found[this.foundCount++] = literal
      }
      times[literal] = before + 1
      if (this.count === literalAt.length) {
        literalAt = grown(literalAt)
        endAt = grown(endAt)
      }
      literalAt[this.count] = literal
      endAt[this.count++] = end
    },
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
