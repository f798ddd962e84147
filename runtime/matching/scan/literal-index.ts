import {
  continuation,
  denseAutomaton,
  digitColumn,
  ending,
  fitsDense,
  rowShift,
} from '../literals/dense-automaton.ts'
import type { Literal } from '../literals/required-literals.ts'
import { sparseAutomaton } from '../literals/sparse-automaton.ts'
import { type Folded, foldLiteral, foldText } from '../text/fold.ts'
import { foldOf, kind, kindOf } from '../text/fold-table.ts'
import { unitsOf } from '../text/units.ts'
import { createHitList, type HitList } from './hits.ts'

/** Numbers folded literals while rules are compiled, each once. */
export interface LiteralNumbers {
  /** The number of a literal; null when nothing of it is left when folded, so that it cannot be looked for. */
  numberOf(literal: string, startsWord?: boolean): number | null
  /** Folded, by number. */
  readonly literals: readonly Literal[]
}

export function createLiteralNumbers(): LiteralNumbers {
  const numbers = new Map<string, number>()
  const literals: Literal[] = []
  return {
    literals,
    numberOf(literal, startsWord = false) {
      const text = foldLiteral(literal)
      if (text === '') return null
      const key = startsWord ? `\u0000${text}` : text
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, literals.length)
      return literals.push({ text, startsWord }) - 1
    },
  }
}

/** Whether what may not stand within a longer word begins with a letter or digit, so that it can be told where it may begin. */
export const startsWord = (within: 'word' | 'substring', text: string): boolean =>
  within === 'word' && /^[a-z0-9_]/i.test(text)

/** Bits of characters that may hide something. */
const suspicious = kind.invisible | kind.variant | kind.lookAlike | kind.uneven

/** A bit that `kind` leaves free. */
const beyondAscii = 0x100

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
  /**
   * @param units the UTF-16 code units of the text
   * @param hasGaps whether there are gaps between its words, so that it can be told where one begins
   */
  scan(text: string, units: Uint16Array, hits: HitList, hasGaps: boolean): Scanned
}

export function literalIndex(all: readonly Literal[]): LiteralIndex {
  const literals = all.map(({ text }) => text)
  const numbersWhere = (dense: boolean): readonly number[] =>
    literals.flatMap((literal, number) => (fitsDense(literal) === dense ? [number] : []))
  const [plain, others] = [numbersWhere(true), numbersWhere(false)]
  const textsOf = (numbers: readonly number[]): readonly string[] =>
    numbers.map((number) => literals[number] ?? '')
  const { columnOf, table, firstEnd, endings, endingsAt } = denseAutomaton(
    plain.flatMap((number) => all[number] ?? []),
    plain,
  )
  const sparse = others.length > 0 ? sparseAutomaton(textsOf(others), others) : null
  const lengths = Int32Array.from(literals, (literal) => literal.length)
  /** All literals one after the other, and where each begins. */
  const spelled = unitsOf(literals.join('')).slice(0, literals.join('').length)
  const spelledAt = new Int32Array(literals.length)
  for (let number = 1; number < literals.length; number++)
    spelledAt[number] = (spelledAt[number - 1] ?? 0) + (lengths[number - 1] ?? 0)
  /** Of each literal beyond ASCII a unit; a text without any of them holds none of the literals. */
  const signs = new Uint8Array(0x10000)
  for (const text of textsOf(others)) signs[unitBeyondAscii(text)] = 1

  /** What is being scanned. */
  let text = ''
  let starts: Int32Array | null = null
  let hits: HitList = createHitList(0)
  let hasGaps = true
  let sawSign = false

  /** Adds those of the literals that stand where their beginning was found; folded units fold to themselves. */
  function add(end: number, after: number, units: Uint16Array, length: number): void {
    const following = followingAt(after, units, length)
    const last = endingsAt[end + 1] ?? 0
    for (let at = endingsAt[end] ?? 0; at < last; at += 3) {
      const bits = endings[at + 1] ?? 0
      const size = ending.size(bits)
      const start = after - ending.beginning(bits)
      const left = start + size - after
      const mask = masks[left < continuation ? left : continuation] ?? 0
      if ((following & mask) !== endings[at + 2] || start + size > length) continue
      if (hasGaps && start > 0 && ending.startsWord(bits) && isAsciiWord(unitBefore(start, units))) continue
      if (ending.isTold(bits) || stands(endings[at] ?? 0, size, start, units))
        hits.add(endings[at] ?? 0, start + size)
    }
  }

  /** Compares from the end: the beginning is most likely right. */
  function stands(number: number, size: number, start: number, units: Uint16Array): boolean {
    const from = spelledAt[number] ?? 0
    for (let at = size - 1; at >= 0; at--)
      if (foldOf[units[start + at] ?? 0] !== spelled[from + at]) return false
    return true
  }

  /** The code unit of the text before a place of the folded text. */
  const unitBefore = (start: number, units: Uint16Array): number =>
    starts ? text.charCodeAt((starts[start] ?? start) - 1) : (units[start - 1] ?? 0)

  /** The bits of all characters beyond ASCII; -1 at one that has not one place in the folded text. */
  function scanEven(units: Uint16Array, length: number): number {
    sawSign = false
    let state = 0
    let digits = 0
    let bits = 0
    for (let at = 0; at < length; at++) {
      const code = units[at] ?? 0
      // All but ASCII, and NUL, which is none of its characters either.
      if ((code - 1) >>> 0 >= 0x7f) {
        bits |= (kindOf[code] ?? 0) | beyondAscii
        if (bits & kind.uneven) return -1
        if (signs[foldOf[code] ?? 0] === 1) sawSign = true
      }
      const column = columnOf[code] ?? 0
      if (column === digitColumn) digits++
      state = table[(state << rowShift) + column] ?? 0
      if (state >= firstEnd) add(state - firstEnd, at + 1, units, length)
    }
    hits.digits = digits
    hits.beyondAscii = bits !== 0
    return bits
  }

  function scanFolded({ units, length }: Folded): void {
    let state = 0
    let digits = 0
    for (let at = 0; at < length; at++) {
      const column = columnOf[units[at] ?? 0] ?? 0
      if (column === digitColumn) digits++
      state = table[(state << rowShift) + column] ?? 0
      if (state >= firstEnd) add(state - firstEnd, at + 1, units, length)
    }
    hits.digits = digits
  }

  function scanSparse(length: number, unitAt: (at: number) => number): void {
    if (!sparse) return
    let state = 0
    for (let at = 0; at < length; at++) {
      state = sparse.step(state, unitAt(at))
      const found = sparse.outputs[state]
      if (found) for (let one = 0; one < found.length; one++) hits.add(found[one] ?? 0, at + 1)
    }
  }

  return {
    lengths,
    scan(scanned, units, list, gaps) {
      hasGaps = gaps
      text = scanned
      starts = null
      hits = list
      hits.clear()
      const bits = scanEven(units, text.length)
      if (bits >= 0) {
        if (sawSign) scanSparse(text.length, (at) => foldOf[units[at] ?? 0] ?? 0)
        return { folded: null, maySeemOther: (bits & suspicious) !== 0 }
      }
      hits.clear()
      const folded = foldText(text)
      starts = folded.starts
      scanFolded(folded)
      hits.beyondAscii = true
      scanSparse(folded.length, (at) => folded.units[at] ?? 0)
      return { folded, maySeemOther: true }
    },
  }
}

/** Of a packed continuation, the bits of its first characters. */
const masks = Int32Array.from({ length: continuation + 1 }, (_, characters) => (1 << (7 * characters)) - 1)

/** The characters at a place, packed as continuations are; beyond ASCII they are like none. */
function followingAt(place: number, units: Uint16Array, length: number): number {
  let packed = 0
  for (let at = 0; at < continuation && place + at < length; at++) {
    const unit = foldOf[units[place + at] ?? 0] ?? 0
    if (unit >= 0x80) break
    packed |= unit << (7 * at)
  }
  return packed
}

/** What RE2 takes for a part of a word. */
const isAsciiWord = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  code === 0x5f ||
  (code >= 0x61 && code <= 0x7a)

function unitBeyondAscii(literal: string): number {
  for (let at = 0; at < literal.length; at++) {
    const unit = literal.charCodeAt(at)
    if (unit >= 0x80) return unit
  }
  return literal.charCodeAt(0)
}
