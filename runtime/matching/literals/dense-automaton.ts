import { foldingTo } from '../text/fold-table.ts'
import { trieOf } from './automaton.ts'
import type { Literal } from './required-literals.ts'

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
  /** By state from `firstEnd` on: where its literals begin among the endings; one entry more than states. */
  readonly endingsAt: Int32Array
  /**
   * Of each literal that may end at a state three numbers that stand side by side, so that they come into the cache together: its own,
   * its `ending`, and what is left of it, `packed`.
   */
  readonly endings: Int32Array
}

/** What is known of a literal whose beginning was found, in one number. */
export const ending = {
  of: (beginning: number, size: number, startsWord: boolean, isTold: boolean): number =>
    beginning | (size << 8) | (startsWord ? 1 << 24 : 0) | (isTold ? 1 << 25 : 0),
  /** How many characters its beginning has. */
  beginning: (bits: number): number => bits & 0xff,
  size: (bits: number): number => (bits >> 8) & 0xffff,
  startsWord: (bits: number): boolean => (bits & (1 << 24)) !== 0,
  /** Nothing is to be compared but what is left: its characters have columns of their own. */
  isTold: (bits: number): boolean => (bits & (1 << 25)) !== 0,
} as const

/** So many characters after a beginning are compared in one step. */
export const continuation = 4

/** Folded ASCII characters, at most `continuation` of them, in one number. */
function packed(characters: string): number {
  let bits = 0
  for (let at = 0; at < continuation && at < characters.length; at++)
    bits |= characters.charCodeAt(at) << (7 * at)
  return bits
}

/** @param all literals that fit: see `fitsDense`; of at most 65,535 characters */
export function denseAutomaton(all: readonly Literal[], numbers: readonly number[]): DenseAutomaton {
  const literals = all.map(({ text }) => text)
  const columnOf = new Uint8Array(0x10000)
  for (let unit = 1; unit < 0x80; unit++)
    for (const code of foldingTo[unit] ?? []) columnOf[code] = columnOfUnit(unit)

  const literalOf = new Map(numbers.map((number, at) => [number, all[at]]))
  const beginningOf = new Map(beginnings(literals).map((length, at) => [numbers[at] ?? at, length]))
  const spelledInColumns = literals.map((literal, at) =>
    String.fromCharCode(
      ...Array.from(literal.slice(0, beginningOf.get(numbers[at] ?? at)), (sign) =>
        columnOfUnit(sign.charCodeAt(0)),
      ),
    ),
  )
  const { next, fail, outputs, order } = trieOf(spelledInColumns, numbers)
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
  const endingsAt = new Int32Array(ends.length + 1)
  const endings: number[] = []
  for (const [at, state] of ends.entries()) {
    for (const number of outputs[state] ?? []) {
      const { text = '', startsWord = false } = literalOf.get(number) ?? {}
      const length = beginningOf.get(number) ?? 0
      const left = text.slice(length)
      const isTold = /^[a-z ]*$/.test(text.slice(0, length)) && left.length <= continuation
      endings.push(number, ending.of(length, text.length, startsWord, isTold), packed(left))
    }
    endingsAt[at + 1] = endings.length
  }
  return {
    columnOf,
    table,
    firstEnd: others.length,
    endingsAt,
    endings: Int32Array.from(endings),
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

/** So many literals may share a beginning that is not spelled out further, when it is so long. */
const fewest = 2
const shortestBeginning = 4
const longestBeginning = 255

/** How much of each literal has states: as much as tells it from all others but a few. */
export function beginnings(literals: readonly string[]): readonly number[] {
  const lengths: number[] = literals.map(({ length }) => length)
  function spell(group: readonly number[], depth: number): void {
    if ((group.length <= fewest && depth >= shortestBeginning) || depth === longestBeginning) {
      for (const one of group) lengths[one] = Math.min(depth, lengths[one] ?? depth)
      return
    }
    const next = new Map<string, number[]>()
    for (const one of group) {
      const literal = literals[one] ?? ''
      if (literal.length <= depth) continue
      const sign = literal.charAt(depth)
      const known = next.get(sign)
      if (known) known.push(one)
      else next.set(sign, [one])
    }
    for (const following of next.values()) spell(following, depth + 1)
  }
  spell([...literals.keys()], 0)
  return lengths
}
