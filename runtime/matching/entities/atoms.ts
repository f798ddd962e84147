import { isDigit, kindOf, kinds } from './character.ts'

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

/** One pass over the text. */
export function atomsOf(text: string): Atoms {
  const atoms = {
    count: 0,
    starts: [] as number[],
    ends: [] as number[],
    hasDigit: [] as boolean[],
    joined: [] as number[],
  }
  const length = text.length
  let at = 0
  while (at < length) {
    let kind = kindOf(text.charCodeAt(at))
    if (kind === kinds.none || kind > kinds.glue) {
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
    if (glued || !(digits || at - start <= longestWord)) continue
    const last = atoms.count - 1
    const between = text.charCodeAt(start - 1)
    const isJoined = last >= 0 && atoms.ends[last] === start - 1 && kindOf(between) >= kinds.separator
    atoms.starts.push(start)
    atoms.ends.push(at)
    atoms.hasDigit.push(digits)
    atoms.joined.push(isJoined ? between : 0)
    atoms.count++
  }
  return atoms
}

const neverBefore = new Set('@$€£¥+%&\\'.split('').map((sign) => sign.charCodeAt(0)))
const neverAfter = new Set('@%$€£¥\\'.split('').map((sign) => sign.charCodeAt(0)))
const pointsInNumbers = new Set('.,:'.split('').map((sign) => sign.charCodeAt(0)))

/** Whether an identifier may begin with this piece: it is no part of an amount, a decimal, an address or a longer code. */
export function mayBegin(text: string, atoms: Atoms, index: number): boolean {
  const start = atoms.starts[index] ?? 0
  if (start === 0) return true
  const before = text.charCodeAt(start - 1)
  if (neverBefore.has(before)) return false
  if (pointsInNumbers.has(before) && start > 1 && isDigit(text.charCodeAt(start - 2))) return false
  const joined = atoms.joined[index] ?? 0
  return joined === 0 || kindOf(joined) === kinds.space || atoms.hasDigit[index - 1] === false
}

/** Whether an identifier may end with this piece. */
export function mayEnd(text: string, atoms: Atoms, index: number): boolean {
  const end = atoms.ends[index] ?? 0
  if (end >= text.length) return true
  const after = text.charCodeAt(end)
  if (neverAfter.has(after)) return false
  if (pointsInNumbers.has(after) && isDigit(text.charCodeAt(end + 1))) return false
  const joined = atoms.joined[index + 1] ?? 0
  return joined === 0 || kindOf(joined) === kinds.space || atoms.hasDigit[index + 1] === false
}

/** Whether the piece stands one space away from the one before it. */
export const spaced = (atoms: Atoms, index: number): boolean =>
  kindOf(atoms.joined[index] ?? 0) === kinds.space
