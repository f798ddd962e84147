import { isDigit, isWord, kindOf, kinds } from './character.ts'

/** Longest word of letters that may be part of an identifier. */
const longestWord = 5

/**
 * The pieces identifiers are made of: words with digits, and short words of letters, in the order of the text. Columns, as there are many.
 */
export interface Atoms {
  readonly count: number
  readonly starts: number[]
  readonly ends: number[]
  readonly hasDigit: boolean[]
  /** One separator or space away from the piece before it: the code of that character; 0 otherwise. */
  readonly joined: number[]
}

/** Reads the words around each row of digits; `runs` says where those begin. */
export function atomsOf(text: string, runs: readonly number[]): Atoms {
  const atoms = { count: 0, starts: [], ends: [], hasDigit: [], joined: [] }
  let read = 0
  for (const run of runs)
    if (run >= read) read = readAround(text, atoms, Math.max(read, leadOf(text, run, read)))
  return atoms
}

/** How many words of letters alone may stand beside digits. */
const mostWords = 3

/** Where the words begin that may lead up to a digit, not before `from`. */
function leadOf(text: string, digit: number, from: number): number {
  let at = digit
  while (at > from && isWord(text.charCodeAt(at - 1))) at--
  for (
    let words = 0;
    words < mostWords && at - 1 > from && kindOf(text.charCodeAt(at - 1)) >= kinds.separator;
    words++
  ) {
    let start = at - 1
    while (start > from && at - start <= longestWord + 1 && isWord(text.charCodeAt(start - 1))) start--
    if (start === at - 1 || at - start > longestWord + 1) break
    at = start
  }
  return at
}

/** Reads words from here on until there are no digits near; returns where it stopped. */
function readAround(text: string, atoms: Writable, from: number): number {
  const length = text.length
  let at = from
  let since = -mostWords
  while (at < length) {
    let kind = kindOf(text.charCodeAt(at))
    if (kind === kinds.none || kind > kinds.glue) {
      if (since >= 0 && (kind === kinds.none || !continues(text, at + 1))) return at + 1
      at++
      continue
    }
    const start = at
    let digits = false
    let glued = false
    while (kind !== kinds.none && kind <= kinds.glue) {
      if (kind === kinds.digit) digits = true
      else if (kind === kinds.glue) glued = true
      kind = ++at < length ? kindOf(text.charCodeAt(at)) : kinds.none
    }
    since = digits ? 0 : since + 1
    if (!glued && (digits || at - start <= longestWord)) add(text, atoms, start, at, digits)
    if (since >= mostWords) return at
  }
  return at
}

/** Whether a word stands right here. */
const continues = (text: string, at: number): boolean => at < text.length && isWord(text.charCodeAt(at))

interface Writable {
  count: number
  readonly starts: number[]
  readonly ends: number[]
  readonly hasDigit: boolean[]
  readonly joined: number[]
}

function add(text: string, atoms: Writable, start: number, end: number, digits: boolean): void {
  const last = atoms.count - 1
  const between = text.charCodeAt(start - 1)
  const isJoined = last >= 0 && atoms.ends[last] === start - 1 && kindOf(between) >= kinds.separator
  atoms.starts.push(start)
  atoms.ends.push(end)
  atoms.hasDigit.push(digits)
  atoms.joined.push(isJoined ? between : 0)
  atoms.count++
}

/** Whether a character is one of some signs. */
function isOneOf(signs: string): (code: number) => boolean {
  const table = new Uint8Array(0x100)
  const others: number[] = []
  for (const sign of signs) {
    const code = sign.charCodeAt(0)
    if (code < table.length) table[code] = 1
    else others.push(code)
  }
  return (code) => (code < table.length ? table[code] === 1 : others.includes(code))
}

const isNeverBefore = isOneOf('@$€£¥+%&\\')
const isNeverAfter = isOneOf('@%$€£¥\\')
const isPointInNumbers = isOneOf('.,:')

/** Whether an identifier may begin with this piece: it is no part of an amount, a decimal, an address or a longer code. */
export function mayBegin(text: string, atoms: Atoms, index: number): boolean {
  const start = atoms.starts[index] ?? 0
  if (start === 0) return true
  const before = text.charCodeAt(start - 1)
  if (isNeverBefore(before)) return false
  if (isPointInNumbers(before) && start > 1 && isDigit(text.charCodeAt(start - 2))) return false
  const joined = atoms.joined[index] ?? 0
  return joined === 0 || kindOf(joined) === kinds.space || atoms.hasDigit[index - 1] === false
}

/** Whether an identifier may end with this piece. */
export function mayEnd(text: string, atoms: Atoms, index: number): boolean {
  const end = atoms.ends[index] ?? 0
  if (end >= text.length) return true
  const after = text.charCodeAt(end)
  if (isNeverAfter(after)) return false
  if (isPointInNumbers(after) && isDigit(text.charCodeAt(end + 1))) return false
  const joined = atoms.joined[index + 1] ?? 0
  return joined === 0 || kindOf(joined) === kinds.space || atoms.hasDigit[index + 1] === false
}

/** Whether the piece stands one space away from the one before it. */
export const spaced = (atoms: Atoms, index: number): boolean =>
  kindOf(atoms.joined[index] ?? 0) === kinds.space
