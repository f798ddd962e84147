import { createLiteralSearch } from '../kernel/literal-search.ts'
import { fitsTable, literalTable } from '../literals/literal-table.ts'
import type { Literal } from '../literals/required-literals.ts'
import { sparseAutomaton } from '../literals/sparse-automaton.ts'
import { type Folded, foldText, staysWhole } from '../text/fold.ts'
import { foldOf, kind, kindOf } from '../text/fold-table.ts'
import type { HitList } from './hits.ts'

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
  /** @param hasGaps whether there are gaps between its words, so that it can be told where one begins and ends */
  scan(text: string, hits: HitList, hasGaps: boolean): Scanned
}

export function literalIndex(all: readonly Literal[]): LiteralIndex {
  const inTable = new Map<number, Literal>()
  const others: number[] = []
  for (const [number, literal] of all.entries()) {
    if (fitsTable(literal.text)) inTable.set(number, literal)
    else others.push(number)
  }
  const search = createLiteralSearch(literalTable(inTable), all.length)
  const othersTexts = others.map((number) => all[number]?.text ?? '')
  const sparse = others.length > 0 ? sparseAutomaton(othersTexts, others) : null
  /** How far from its beginning a literal may have its first character beyond ASCII. */
  const mostBefore = othersTexts.reduce((most, text) => Math.max(most, text.search(/[^\p{ASCII}]/u)), 0)
  /** Of each literal beyond ASCII a unit; a text without any of them holds none of the literals. */
  const signs = new Uint8Array(0x10000)
  for (const text of othersTexts) signs[unitBeyondAscii(text)] = 1

  let sawSign = false

  /** The bits of all characters beyond ASCII. */
  function bitsOf(text: string, foreign: number): number {
    sawSign = false
    let seen = 0
    for (let one = 0; one < foreign; one++) {
      const at = search.foreignAt(one)
      const code = search.unitAt(at)
      const fold = foldOf[code] ?? 0
      if (code >= 0xd800 && code < 0xe000 && staysWhole(text, at)) {
        seen |= beyondAscii
        if (signs[code] === 1) sawSign = true
        continue
      }
      seen |= (kindOf[code] ?? 0) | beyondAscii
      if (signs[fold] === 1) sawSign = true
    }
    return seen
  }

  /** Adds the literals that the kernel does not know. */
  function scanSparse(text: string, folded: Folded | null, hits: HitList): void {
    if (!sparse) return
    const length = folded ? folded.length : text.length
    const unitAt = (at: number): number => (folded ? (folded.units[at] ?? 0) : text.charCodeAt(at))
    let state = 0
    let next = 0
    for (let at = 0; at < length; at++) {
      if (state === 0) {
        // Nothing begins that ends before the next character beyond ASCII.
        while (next < length && (next < at || isAscii(unitAt(next)))) next++
        if (next === length) return
        at = Math.max(at, next - mostBefore)
      }
      const code = unitAt(at)
      const isFolded = folded !== null || (code >= 0xd800 && code < 0xe000)
      const unit = isFolded ? code : (foldOf[code] ?? 0)
      if (state === 0 && !sparse.begins(unit)) continue
      state = sparse.step(state, unit)
      const found = sparse.outputs[state]
      if (found) for (let one = 0; one < found.length; one++) hits.add(found[one] ?? 0, at + 1)
    }
  }

  return {
    lengths: Int32Array.from(all, ({ text }) => text.length),
    scan(text, hits, hasGaps) {
      const foreign = search.load(text)
      const seen = foreign === 0 ? 0 : bitsOf(text, foreign)
      if ((seen & kind.uneven) === 0) {
        hits.take(search.find(hasGaps), seen !== 0)
        if (sawSign && seen !== 0) scanSparse(text, null, hits)
        return { folded: null, maySeemOther: (seen & suspicious) !== 0 }
      }
      const folded = foldText(text)
      search.loadFolded(text, folded)
      hits.take(search.find(hasGaps), true)
      scanSparse(text, folded, hits)
      return { folded, maySeemOther: true }
    },
  }
}

/** NUL is none of the characters of ASCII: it folds to what is beyond. */
const isAscii = (code: number): boolean => code !== 0 && code < 0x80

function unitBeyondAscii(literal: string): number {
  for (let at = 0; at < literal.length; at++) {
    const unit = literal.charCodeAt(at)
    if (unit >= 0x80) return unit
  }
  return literal.charCodeAt(0)
}
