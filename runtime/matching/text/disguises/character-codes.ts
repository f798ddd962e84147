import { type LongRun, longRuns } from './long-runs.ts'
import { type Reading, readingOf } from './spelling.ts'
import { eachToken, type TokenList, tokenLists } from './token-lists.ts'

const fewestOctets = 8
const fewestNumbers = 10
const shortestWord = 3
/** Eight bits a character without anything between. */
const shortestJoined = 64
const isBit = (code: number): boolean => (code & 0xfe) === 0x30

/** Characters written as their numbers, in binary or decimal. */
export function readCharacterCodes(text: string): readonly Reading[] {
  return [
    ...tokenLists(text, fewestOctets, isOctet).map((list) => read(text, list.count, 2, eachOf(text, list))),
    ...longRuns(text, shortestJoined, isBit)
      .filter(({ from, to }) => (to - from) % 8 === 0)
      .map((run) => read(text, (run.to - run.from) / 8, 2, eachOctet(run))),
    ...tokenLists(text, fewestNumbers, isPrintable).map((list) =>
      read(text, list.count, 10, eachOf(text, list)),
    ),
  ].filter((reading) => reading !== null)
}

/** Calls back for [start, end) of each number. */
type Each = (add: (start: number, end: number) => void) => void

const eachOf =
  (text: string, list: TokenList): Each =>
  (add) =>
    eachToken(text, list, add)

const eachOctet =
  ({ from, to }: LongRun): Each =>
  (add) => {
    for (let start = from; start < to; start += 8) add(start, start + 8)
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

/** What numbers of a base say; null where there is no word in it, so that it says nothing. */
function read(text: string, count: number, base: number, each: Each): Reading | null {
  const units = new Uint16Array(count)
  let length = 0
  let letters = 0
  let most = 0
  each((start, end) => {
    const code = numberIn(text, start, end, base)
    units[length++] = code
    letters = isLetter(code) ? letters + 1 : 0
    most = Math.max(most, letters)
  })
  if (most < shortestWord) return null
  const [starts, ends] = [new Int32Array(count), new Int32Array(count)]
  length = 0
  each((start, end) => {
    starts[length] = start
    ends[length++] = end
  })
  return readingOf('character-codes', units, starts, ends)
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
