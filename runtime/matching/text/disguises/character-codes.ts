import { longRuns } from './long-runs.ts'
import { type Reading, readingOf } from './spelling.ts'
import { type Tokens, tokenLists } from './token-lists.ts'

const fewestOctets = 8
const fewestNumbers = 10
/** Eight bits a character without anything between. */
const shortestJoined = 64
const isBit = (code: number): boolean => (code & 0xfe) === 0x30

/** Characters written as their numbers, in binary or decimal. */
export function readCharacterCodes(text: string): readonly Reading[] {
  const joined: Tokens[] = []
  for (const { from, to } of longRuns(text, shortestJoined, isBit))
    if ((to - from) % 8 === 0)
      joined.push(
        Array.from({ length: (to - from) / 4 }, (_, border) => from + 8 * Math.floor((border + 1) / 2)),
      )
  return [
    ...readCodes(text, [...tokenLists(text, fewestOctets, isOctet), ...joined], 2),
    ...readCodes(text, tokenLists(text, fewestNumbers, isPrintable), 10),
  ]
}

/** Eight bits, or the seven of ASCII. */
function isOctet(text: string, start: number, end: number): boolean {
  if (end - start !== 8 && end - start !== 7) return false
  for (let at = start; at < end; at++) if (!isBit(text.charCodeAt(at))) return false
  return true
}

function isPrintable(text: string, start: number, end: number): boolean {
  if (end - start > 3) return false
  let code = 0
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30
    // Such as `1e2`.
    if (digit < 0 || digit > 9) return isPrintableCode(Number(text.slice(start, end)))
    code = 10 * code + digit
  }
  return isPrintableCode(code)
}

const isPrintableCode = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) || code === 0x0a || code === 0x0d

function readCodes(text: string, lists: readonly Tokens[], base: number): readonly Reading[] {
  return lists.flatMap((list) => {
    const length = list.length / 2
    const units = new Uint16Array(length)
    let letters = 0
    let most = 0
    for (let at = 0; at < length; at++) {
      const code = numberIn(text, list[2 * at] ?? 0, list[2 * at + 1] ?? 0, base)
      units[at] = code
      letters = isLetter(code) ? letters + 1 : 0
      most = Math.max(most, letters)
    }
    // What has no word says nothing.
    if (most < 3) return []
    const starts = Int32Array.from({ length }, (_, at) => list[2 * at] ?? 0)
    const ends = Int32Array.from({ length }, (_, at) => list[2 * at + 1] ?? 0)
    return [readingOf('character-codes', units, starts, ends)]
  })
}

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a

/** What its first digits say. */
function numberIn(text: string, start: number, end: number, base: number): number {
  let code = 0
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) break
    code = base * code + digit
  }
  return code
}
