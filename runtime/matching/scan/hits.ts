/** Most hits of one literal that are kept; more say nothing new. */
const maxHitsOfOne = 64

/** The literals found in one text, in the order of their ends. Reused from text to text. */
export interface Hits {
  readonly count: number
  /** The literal of a hit. */
  literalOf(hit: number): number
  /** After the last unit of a hit, in the folded text. */
  endOf(hit: number): number
  /** Each literal that was found, once. */
  readonly found: readonly number[]
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
  digits: number
  beyondAscii: boolean
}

/** @param literals how many literals there are */
export function createHitList(literals: number): HitList {
  let literalAt = new Int32Array(256)
  let endAt = new Int32Array(256)
  const times = new Uint8Array(literals)
  const found: number[] = []
  return {
    count: 0,
    digits: 0,
    beyondAscii: false,
    found,
    has: (literal) => (times[literal] ?? 0) > 0,
    literalOf: (hit) => literalAt[hit] ?? 0,
    endOf: (hit) => endAt[hit] ?? 0,
    clear() {
      for (const literal of found) times[literal] = 0
      found.length = 0
      this.count = 0
      this.digits = 0
      this.beyondAscii = false
    },
    add(literal, end) {
      const before = times[literal] ?? 0
      if (before >= maxHitsOfOne) return
      if (before === 0) found.push(literal)
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
