import { entryBits, fitsGrams, gramTable, slotOf } from '../literals/gram-table.ts'
import {
  borderClasses,
  classBits,
  classOf,
  foreignClass,
  gramLength,
  gramMask,
  marked,
  marks,
} from '../literals/grams.ts'
import type { Literal } from '../literals/required-literals.ts'
import { sparseAutomaton } from '../literals/sparse-automaton.ts'
import { type Folded, foldLiteral, foldText, staysWhole } from '../text/fold.ts'
import { foldingTo, foldOf, kind, kindOf } from '../text/fold-table.ts'
import { createHitList, type HitList } from './hits.ts'
import { createStretches, pass } from './stretches.ts'

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

/** As a bit beside them: characters beyond ASCII that fold to ASCII. */
const accented = 0x200

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
  const inTable = new Map<number, Literal>()
  const others: number[] = []
  /** By folded ASCII character: the literals that are that character. */
  const singles: number[][] = Array.from({ length: 0x80 }, () => [])
  const ownMarks = marks.slice()
  for (const [number, literal] of all.entries()) {
    const { text } = literal
    if (!fitsGrams(text)) others.push(number)
    else if (text.length > 1) inTable.set(number, literal)
    else {
      singles[text.charCodeAt(0)]?.push(number)
      for (const code of foldingTo[text.charCodeAt(0)] ?? [])
        ownMarks[code] = (ownMarks[code] ?? 0) | marked.single
    }
  }
  const table = gramTable(inTable)
  const { shorts, slots, entries } = table
  const stretches = createStretches()
  const lastSlot = slots.length / 2 - 1
  const othersTexts = others.map((number) => literals[number] ?? '')
  const sparse = others.length > 0 ? sparseAutomaton(othersTexts, others) : null
  const lengths = Int32Array.from(literals, (literal) => literal.length)
  /** How far from its beginning a literal may have its first character beyond ASCII. */
  const mostBefore = othersTexts.reduce((most, text) => Math.max(most, text.search(/[^\p{ASCII}]/u)), 0)
  /** Of each literal beyond ASCII a unit; a text without any of them holds none of the literals. */
  const signs = new Uint8Array(0x10000)
  for (const text of othersTexts) signs[unitBeyondAscii(text)] = 1

  const { ofWord, ofLast } = entryBits

  /** What is being scanned. */
  let text = ''
  let units: Uint16Array = new Uint16Array(0)
  let length = 0
  let starts: Int32Array | null = null
  let hits: HitList = createHitList(0)
  let hasGaps = true
  let sawSign = false
  let seen = 0

  /** Adds the literals that go by a key and stand around the stretch which ends before `end`. */
  function look(key: number, end: number): void {
    for (let slot = slotOf(key, slots.length); ; slot = (slot + 1) & lastSlot) {
      const list = slots[2 * slot + 1] ?? 0
      if (list === 0) return
      if (slots[2 * slot] === key) {
        compare(list, end)
        return
      }
    }
  }

  /** Adds the literals of up to five characters that go by the gram which ends before `end`. */
  function lookAtGram(gram: number, end: number): void {
    const short = shorts[gram >>> classBits] ?? 0
    if (short !== 0) compare(short, end)
    look(gram, end)
  }

  /**
   * To RE2, a letter with an accent is of no word, nor is what cannot be seen. A short literal behind one goes by a gram that begins with
   * what is of no word.
   */
  function lookBehindBorders(): void {
    for (let at = 1; at < length; at++) {
      if (borders.has(classOf[units[at - 1] ?? 0] ?? 0) || isAsciiWord(unitBefore(at))) continue
      let gram = foreignClass
      for (let next = at; next < at + gramLength - 1; next++)
        gram =
          (gram << classBits) | (next < length ? (classOf[units[next] ?? 0] ?? foreignClass) : foreignClass)
      look(gram, at + gramLength - 1)
    }
  }

  /** Adds those of a list of entries that stand there. */
  function compare(list: number, end: number): void {
    for (let at = list; ; ) {
      const known = entries[at + 1] ?? 0
      const size = (known >> 8) & 0xffff
      const start = end - (known & 0xff)
      if (
        start >= 0 &&
        start + size <= length &&
        !((known & ofWord) !== 0 && isWithinWord(start)) &&
        stands(at + 2, size, start)
      )
        hits.add(entries[at] ?? 0, start + size)
      if ((known & ofLast) !== 0) return
      at += 2 + ((size + 3) >> 2)
    }
  }

  function addSingle(character: number, at: number): void {
    for (const number of singles[character] ?? [])
      if (!all[number]?.startsWord || !isWithinWord(at)) hits.add(number, at + 1)
  }

  /** Whether what starts there goes on with a word that began before. */
  const isWithinWord = (start: number): boolean => hasGaps && start > 0 && isAsciiWord(unitBefore(start))

  /** Whether the characters of an entry stand in the text; folded units fold to themselves. */
  function stands(characters: number, size: number, start: number): boolean {
    const here = units
    const foldedOf = foldOf
    for (let from = 0, at = start; from < size; from += 4, characters++)
      for (let left = entries[characters] ?? 0; left !== 0; left >>= 7)
        if (foldedOf[here[at++] ?? 0] !== (left & 0x7f)) return false
    return true
  }

  /** The code unit of the text before a place of the folded text. */
  const unitBefore = (start: number): number =>
    starts ? text.charCodeAt((starts[start] ?? start) - 1) : (units[start - 1] ?? 0)

  /** The bits of all characters beyond ASCII; -1 at one that has not one place in the folded text. */
  function scanUnits(): number {
    sawSign = false
    seen = 0
    stretches.digits = 0
    stretches.gram = 0
    stretches.six = 0
    stretches.eleven = 0
    for (let at = 0; at < length; ) {
      at = pass(stretches, units, at, length, ownMarks, table)
      const { keys, ends, marked: places } = stretches
      for (let one = 0; one < stretches.markedCount; one++) note(places[one] ?? 0)
      if (seen & kind.uneven && !starts) return -1
      for (let one = 0; one < stretches.count; one++) {
        const end = ends[one] ?? 0
        if (end & 1) lookAtGram(keys[one] ?? 0, end >> 1)
        else look(keys[one] ?? 0, end >> 1)
      }
    }
    // Short literals at the end have nothing behind them.
    let { gram } = stretches
    for (let more = 1; more < gramLength - 1; more++) {
      gram = (gram << classBits) & gramMask
      lookAtGram(gram, length + more)
    }
    if (seen & accented || starts) lookBehindBorders()
    hits.digits = stretches.digits
    hits.beyondAscii = seen !== 0
    return seen
  }

  /** What is to be done with a marked character beside looking for stretches. */
  function note(at: number): void {
    const code = units[at] ?? 0
    const mark = ownMarks[code] ?? 0
    if (mark & marked.single) addSingle(foldOf[code] ?? 0, at)
    if ((mark & marked.beyondAscii) === 0) return
    if (!starts && code >= 0xd800 && code < 0xe000 && staysWhole(text, at)) {
      seen |= beyondAscii
      if (signs[code] === 1) sawSign = true
      return
    }
    seen |= (kindOf[code] ?? 0) | beyondAscii
    if (signs[foldOf[code] ?? 0] === 1) sawSign = true
    if (classOf[code] !== foreignClass) seen |= accented
  }

  function scanSparse(): void {
    if (!sparse) return
    let state = 0
    let next = 0
    for (let at = 0; at < length; at++) {
      if (state === 0) {
        // Nothing begins that ends before the next character beyond ASCII.
        while (next < length && (next < at || isAscii(units[next] ?? 0))) next++
        if (next === length) return
        at = Math.max(at, next - mostBefore)
      }
      const code = units[at] ?? 0
      const isFolded = starts !== null || (code >= 0xd800 && code < 0xe000)
      const unit = isFolded ? code : (foldOf[code] ?? 0)
      if (state === 0 && !sparse.begins(unit)) continue
      state = sparse.step(state, unit)
      const found = sparse.outputs[state]
      if (found) for (let one = 0; one < found.length; one++) hits.add(found[one] ?? 0, at + 1)
    }
  }

  return {
    lengths,
    scan(scanned, ofText, list, gaps) {
      hasGaps = gaps
      text = scanned
      units = ofText
      length = scanned.length
      starts = null
      hits = list
      hits.clear()
      const bits = scanUnits()
      if (bits >= 0) {
        if (sawSign) scanSparse()
        return { folded: null, maySeemOther: (bits & suspicious) !== 0 }
      }
      hits.clear()
      const folded = foldText(text)
      units = folded.units
      length = folded.length
      starts = folded.starts
      scanUnits()
      hits.beyondAscii = true
      scanSparse()
      return { folded, maySeemOther: true }
    },
  }
}

const borders: ReadonlySet<number> = new Set(borderClasses)

/** NUL is none of the characters of ASCII: it folds to what is beyond. */
const isAscii = (code: number): boolean => code !== 0 && code < 0x80

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
