import { atomsOf } from './atoms.ts'
import { isWord } from './character.ts'
import { digitRunsOf } from './digit-runs.ts'
import type { Candidate, EntityText, FoundDate, NumberToken, Surroundings } from './entity.ts'
import { datesIn } from './find-dates.ts'
import { lowered } from './lowered.ts'
import { numbersOf } from './numbers.ts'
import type { Shape } from './shape.ts'
import { candidateOf, type Window, windowsOf, wordsOf } from './windows.ts'
import { wordsAfter, wordsBefore } from './words-around.ts'

const none: readonly Candidate[] = []
const nothing: Surroundings = { before: '', after: '', words: [] }

/**
 * Of so many values at most, the words around are read. A text with more is a table, whose values say by their number what they are;
 * the bound keeps the time for it in proportion to its length.
 */
const mostSurroundings = 512

/** Reads the text as far as detectors ask, and each part of the work once. */
export function entityTextOf(text: string): EntityText {
  let lower: string | undefined
  let runs: readonly number[] | undefined
  let numbers: readonly NumberToken[] | undefined
  let dates: readonly FoundDate[] | undefined
  let found: Found | undefined
  let ends: { first: number; last: number } | undefined
  const known = new Map<number, Surroundings>()
  const digitRuns = (): readonly number[] => {
    runs ??= digitRunsOf(text)
    return runs
  }
  const around = (start: number, end: number): Surroundings => {
    const key = start * 128 + (end - start)
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= mostSurroundings) return nothing
    const surroundings = surroundingsOf(text, start, end)
    known.set(key, surroundings)
    return surroundings
  }
  return {
    text,
    digitRuns,
    get lower() {
      lower ??= lowered(text)
      return lower
    },
    numbers() {
      numbers ??= numbersOf(text, digitRuns())
      return numbers
    },
    dates() {
      dates ??= datesIn(text, digitRuns())
      return dates
    },
    candidates(shape) {
      found ??= findIn(text, digitRuns(), around)
      return found.byShape(shape)
    },
    words(length) {
      found ??= findIn(text, digitRuns(), around)
      return found.byLength(length)
    },
    shapes() {
      found ??= findIn(text, digitRuns(), around)
      return found.shapes()
    },
    wordLengths() {
      found ??= findIn(text, digitRuns(), around)
      return found.lengths()
    },
    around,
    isNothingBut(start, end) {
      ends ??= wordEndsOf(text)
      return (start <= ends.first && end >= ends.last) || isListOf(text, start, end)
    },
  }
}

interface Found {
  byShape(shape: Shape): readonly Candidate[]
  byLength(length: number): readonly Candidate[]
  shapes(): readonly Shape[]
  lengths(): ReadonlySet<number>
}

/** Or nothing at all. */
const isNumber = /^[0-9]*$/

function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const before = wordsBefore(text, start)
  const after = wordsAfter(text, end)
  return { before, after, words: `${before}${after}`.split(' ').filter((word) => !isNumber.test(word)) }
}

function findIn(text: string, runs: readonly number[], around: EntityText['around']): Found {
  const atoms = atomsOf(text, runs)
  let windows: ReadonlyMap<Shape, readonly Window[]> | undefined
  let words: ReadonlyMap<number, readonly Window[]> | undefined
  let shapes: readonly Shape[] | undefined
  let lengths: ReadonlySet<number> | undefined
  const shaped = new Map<Shape, readonly Candidate[]>()
  const unbroken = new Map<number, readonly Candidate[]>()
  const candidates = (
    there: readonly Window[] | undefined,
    known: Map<number, readonly Candidate[]>,
    key: number,
  ) => {
    if (there === undefined) return none
    const before = known.get(key)
    if (before !== undefined) return before
    const made = there.map((window) => candidateOf(text, atoms, window, around))
    known.set(key, made)
    return made
  }
  return {
    shapes() {
      windows ??= windowsOf(text, atoms)
      shapes ??= [...windows.keys()]
      return shapes
    },
    lengths() {
      words ??= wordsOf(text, atoms)
      lengths ??= new Set(words.keys())
      return lengths
    },
    byShape(shape) {
      windows ??= windowsOf(text, atoms)
      return candidates(windows.get(shape), shaped, shape)
    },
    byLength(length) {
      words ??= wordsOf(text, atoms)
      return candidates(words.get(length), unbroken, length)
    },
  }
}

/** Where the first word begins and the last one ends. */
function wordEndsOf(text: string): { first: number; last: number } {
  let first = 0
  while (first < text.length && !isWordOrOther(text.charCodeAt(first))) first++
  let last = text.length
  while (last > first && !isWordOrOther(text.charCodeAt(last - 1))) last--
  return { first, last }
}

/** Longest text that is looked at as a list of values. */
const longestList = 160
const connectives = new Set('and or und oder et ou y o e ed i och og ve en'.split(' '))

/** Whether the rest holds only values of the same length, and words that join them. */
function isListOf(text: string, start: number, end: number): boolean {
  if (text.length > longestList || text.length < 2 * (end - start)) return false
  const others = `${text.slice(0, start)} ${text.slice(end)}`
    .split(/[\s,;|&"'()[\]{}]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  return others.every(
    (word) => connectives.has(word.toLowerCase()) || (word.length === end - start && /\d/.test(word)),
  )
}

/** Letters of all scripts: what is no ASCII and no general punctuation. */
const isWordOrOther = (code: number): boolean =>
  isWord(code) ||
  (code >= 0x530 &&
    !(code >= 0x2000 && code < 0x2070) &&
    code !== 0xfeff &&
    !(code >= 0x3000 && code < 0x3020))
