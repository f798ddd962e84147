import { denseAutomaton, fitsDense } from '../literals/dense-automaton.ts'
import { sparseAutomaton } from '../literals/sparse-automaton.ts'
import { type Folded, foldLiteral, foldText } from '../text/fold.ts'
import { foldOf, kind, kindOf } from '../text/fold-table.ts'
import type { HitList } from './hits.ts'

/** Numbers folded literals while rules are compiled, each once. */
export interface LiteralNumbers {
  /** The number of a literal; null when nothing of it is left when folded, so that it cannot be looked for. */
  numberOf(literal: string): number | null
  readonly literals: readonly string[]
}

export function createLiteralNumbers(): LiteralNumbers {
  const numbers = new Map<string, number>()
  const literals: string[] = []
  return {
    literals,
    numberOf(literal) {
      const folded = foldLiteral(literal)
      if (folded === '') return null
      const known = numbers.get(folded)
      if (known !== undefined) return known
      numbers.set(folded, literals.length)
      return literals.push(folded) - 1
    },
  }
}

/** Bits of characters that may hide something. */
const suspicious = kind.invisible | kind.variant | kind.lookAlike | kind.uneven

/** What one pass over a text tells beside its hits. */
export interface Scanned {
  /** Null where each unit folds to one unit at the same place. */
  readonly folded: Folded | null
  /** Has characters that hide others in some texts: invisible ones, other forms, look-alikes. */
  readonly maySeemOther: boolean
}

/** Finds all literals in one pass over a text. */
export interface LiteralIndex {
  readonly lengths: Int32Array
  scan(text: string, hits: HitList): Scanned
}

export function literalIndex(literals: readonly string[]): LiteralIndex {
  const numbersWhere = (dense: boolean): readonly number[] =>
    literals.flatMap((literal, number) => (fitsDense(literal) === dense ? [number] : []))
  const [plain, others] = [numbersWhere(true), numbersWhere(false)]
  const textsOf = (numbers: readonly number[]): readonly string[] =>
    numbers.map((number) => literals[number] ?? '')
  const dense = denseAutomaton(textsOf(plain), plain)
  const sparse = others.length > 0 ? sparseAutomaton(textsOf(others), others) : null
  const { columnOf, table, shift, firstEnd, outputs } = dense
  /** Of each literal beyond ASCII a unit; a text without any of them holds none of the literals. */
  const signs = new Uint8Array(0x10000)
  for (const text of textsOf(others)) signs[beyondAscii(text)] = 1

  let sawSign = false

  function addAll(ending: Int32Array | undefined, end: number, hits: HitList): void {
    if (ending) for (let at = 0; at < ending.length; at++) hits.add(ending[at] ?? 0, end)
  }

  /** The bits of all characters beyond ASCII; -1 at one that has not one place in the folded text. */
  function scanEven(text: string, hits: HitList): number {
    sawSign = false
    let state = 0
    let digits = 0
    let bits = 0
    const { length } = text
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at)
      // All but ASCII, and NUL, which is none of its characters either.
      if ((code - 1) >>> 0 >= 0x7f) {
        bits |= kindOf[code] ?? 0
        if (bits & kind.uneven) return -1
        if (signs[foldOf[code] ?? 0] === 1) sawSign = true
      }
      const column = columnOf[code] ?? 0
      digits += (column - 1) >>> 0 < 10 ? 1 : 0
      state = table[(state << shift) + column] ?? 0
      if (state >= firstEnd) addAll(outputs[state - firstEnd], at + 1, hits)
    }
    hits.digits = digits
    return bits
  }

  function scanFolded({ units, length }: Folded, hits: HitList): void {
    let state = 0
    let digits = 0
    for (let at = 0; at < length; at++) {
      const column = columnOf[units[at] ?? 0] ?? 0
      digits += (column - 1) >>> 0 < 10 ? 1 : 0
      state = table[(state << shift) + column] ?? 0
      if (state >= firstEnd) addAll(outputs[state - firstEnd], at + 1, hits)
    }
    hits.digits = digits
  }

  function scanForeign(length: number, unitAt: (at: number) => number, hits: HitList): void {
    if (!sparse) return
    let state = 0
    for (let at = 0; at < length; at++) {
      state = sparse.step(state, unitAt(at))
      if (state !== 0) addAll(sparse.outputs[state], at + 1, hits)
    }
  }

  return {
    lengths: Int32Array.from(literals, (literal) => literal.length),
    scan(text, hits) {
      hits.clear()
      const bits = scanEven(text, hits)
      if (bits >= 0) {
        if (sawSign) scanForeign(text.length, (at) => foldOf[text.charCodeAt(at)] ?? 0, hits)
        return { folded: null, maySeemOther: (bits & suspicious) !== 0 }
      }
      hits.clear()
      const folded = foldText(text)
      scanFolded(folded, hits)
      scanForeign(folded.length, (at) => folded.units[at] ?? 0, hits)
      return { folded, maySeemOther: true }
    },
  }
}

function beyondAscii(literal: string): number {
  for (let at = 0; at < literal.length; at++) {
    const unit = literal.charCodeAt(at)
    if (unit >= 0x80) return unit
  }
  return literal.charCodeAt(0)
}
