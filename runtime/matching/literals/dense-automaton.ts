import { foldingTo } from '../text/fold-table.ts'
import { trieOf } from './automaton.ts'

/**
 * Finds literals of folded ASCII in one pass, one table look-up a character. Takes text as it stands: folding is part of the look-up.
 * A row of the table is a state; the states at which literals end have the highest numbers, so that one comparison tells them.
 */
export interface DenseAutomaton {
  /** By code unit of the text: the column of its folded form. */
  readonly columnOf: Uint8Array
  readonly table: Uint16Array | Int32Array
  readonly shift: number
  /** States from here on have literals that end there. */
  readonly firstEnd: number
  /** By state from `firstEnd` on: the numbers of the literals. */
  readonly outputs: readonly Int32Array[]
}

/** Column of what no literal has. */
const other = 0
/** Digits stand in columns 1 to 10. */
const digits = '0123456789'

/** @param literals see `fitsDense` */
export function denseAutomaton(literals: readonly string[], numbers: readonly number[]): DenseAutomaton {
  const columnOfUnit = columnsOf(literals)
  const shift = Math.ceil(Math.log2(columnOfUnit.size + 1))
  const columns = 1 << shift
  const columnOf = new Uint8Array(0x10000)
  for (const [unit, column] of columnOfUnit) for (const code of foldingTo[unit] ?? []) columnOf[code] = column

  const { next, fail, outputs, order } = trieOf(literals, numbers)
  const ends = order.filter((state) => (outputs[state]?.length ?? 0) > 0)
  const others = order.filter((state) => (outputs[state]?.length ?? 0) === 0)
  const numberOf = new Int32Array(next.length)
  for (const [number, state] of [...others, ...ends].entries()) numberOf[state] = number
  const table =
    next.length <= 0xffff ? new Uint16Array(next.length * columns) : new Int32Array(next.length * columns)
  for (const state of order) {
    const row = (numberOf[state] ?? 0) << shift
    const failRow = (numberOf[fail[state] ?? 0] ?? 0) << shift
    if (state !== 0) table.copyWithin(row, failRow, failRow + columns)
    for (const [code, following] of next[state] ?? [])
      table[row + (columnOfUnit.get(code) ?? other)] = numberOf[following] ?? 0
  }
  return {
    columnOf,
    table,
    shift,
    firstEnd: others.length,
    outputs: ends.map((state) => Int32Array.from(outputs[state] ?? [])),
  }
}

/** Columns of the folded units that the literals have, digits first. */
function columnsOf(literals: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const digit of digits) found.set(digit.charCodeAt(0), found.size + 1)
  for (const literal of literals)
    for (let at = 0; at < literal.length; at++) {
      const code = literal.charCodeAt(at)
      if (!found.has(code)) found.set(code, found.size + 1)
    }
  return found
}

/** Whether a literal is for the dense table: ASCII alone, without NUL. What is beyond goes into a sparse one. */
export function fitsDense(literal: string): boolean {
  for (let at = 0; at < literal.length; at++) {
    const unit = literal.charCodeAt(at)
    if (unit === 0 || unit >= 0x80) return false
  }
  return true
}
