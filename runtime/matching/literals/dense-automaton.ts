import { foldingTo } from '../text/fold-table.ts'
import { trieOf } from './automaton.ts'

/** A row of the table is one cache line: 32 states of two bytes. */
export const rowShift = 5
/** Digits are one column: what they are is for `LiteralIndex` to compare. */
export const digitColumn = 27
const spaceColumn = 28
const hyphenColumn = 29
const stopColumn = 30
const signColumn = 31

/** The column of a folded ASCII character that a literal has; letters have their own, other characters share some. */
function columnOfUnit(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x60
  if (unit >= 0x30 && unit <= 0x39) return digitColumn
  const sign = String.fromCharCode(unit)
  if (/\s/.test(sign)) return spaceColumn
  if (/[-_/]/.test(sign)) return hyphenColumn
  return /[.,:;=]/.test(sign) ? stopColumn : signColumn
}

/** Longest beginning of a literal that has states of its own; the rest is compared where the beginning was found. */
export const longestBeginning = 7

/**
 * Finds where literals of folded ASCII may begin, in one pass, one table look-up a character. Takes text as it stands: folding is part
 * of the look-up. It is kept small so that the cache holds it: characters that are rare in literals share columns, and long literals
 * go by their beginnings. So what it finds is to be compared. A row of the table is a state; the states at which beginnings end have
 * the highest numbers, so that one comparison tells them.
 */
export interface DenseAutomaton {
  /** By code unit of the text: the column of its folded form. */
  readonly columnOf: Uint8Array
  readonly table: Uint16Array | Int32Array
  /** States from here on have beginnings that end there. */
  readonly firstEnd: number
  /** By state from `firstEnd` on, of each literal three numbers: its own, its length, and how it goes on: see `continuationOf`. */
  readonly outputs: readonly Int32Array[]
}

/** So many characters after a beginning are compared in one step. */
export const continuation = 4

/** The folded ASCII characters that follow a beginning, at most `continuation` of them, packed; 0 for each that is not there. */
export function continuationOf(literal: string): number {
  let packed = 0
  for (let at = 0; at < continuation; at++) {
    const unit = longestBeginning + at < literal.length ? literal.charCodeAt(longestBeginning + at) : 0
    packed |= unit << (7 * at)
  }
  return packed
}

/** @param literals see `fitsDense` */
export function denseAutomaton(literals: readonly string[], numbers: readonly number[]): DenseAutomaton {
  const columnOf = new Uint8Array(0x10000)
  for (let unit = 1; unit < 0x80; unit++)
    for (const code of foldingTo[unit] ?? []) columnOf[code] = columnOfUnit(unit)

  const literalOf = new Map(numbers.map((number, at) => [number, literals[at] ?? '']))
  const beginnings = literals.map((literal) =>
    String.fromCharCode(
      ...Array.from(literal.slice(0, longestBeginning), (sign) => columnOfUnit(sign.charCodeAt(0))),
    ),
  )
  const { next, fail, outputs, order } = trieOf(beginnings, numbers)
  const ends = order.filter((state) => (outputs[state]?.length ?? 0) > 0)
  const others = order.filter((state) => (outputs[state]?.length ?? 0) === 0)
  const numberOf = new Int32Array(next.length)
  for (const [number, state] of [...others, ...ends].entries()) numberOf[state] = number
  const size = next.length << rowShift
  const table = next.length <= 0x10000 ? new Uint16Array(size) : new Int32Array(size)
  for (const state of order) {
    const row = (numberOf[state] ?? 0) << rowShift
    const failRow = (numberOf[fail[state] ?? 0] ?? 0) << rowShift
    if (state !== 0) table.copyWithin(row, failRow, failRow + (1 << rowShift))
    for (const [column, following] of next[state] ?? []) table[row + column] = numberOf[following] ?? 0
  }
  return {
    columnOf,
    table,
    firstEnd: others.length,
    outputs: ends.map((state) =>
      Int32Array.from(
        (outputs[state] ?? []).flatMap((number) => {
          const literal = literalOf.get(number) ?? ''
          return [number, literal.length, continuationOf(literal)]
        }),
      ),
    ),
  }
}

/** Whether a literal is for the dense table: ASCII alone, without NUL. What is beyond goes into a sparse one. */
export function fitsDense(literal: string): boolean {
  for (let at = 0; at < literal.length; at++) {
    const unit = literal.charCodeAt(at)
    if (unit === 0 || unit >= 0x80) return false
  }
  return true
}
