import { longRuns } from './long-runs.ts'
import type { Reading } from './spelling.ts'
import { hexDigit, mayBeText, readBytes, telling } from './text-bytes.ts'
import { tokenLists } from './token-lists.ts'

/** At least so many bytes. */
const shortest = 8
const shortestRun = 2 * shortest
const isHexDigit = (code: number): boolean => hexDigit(code) >= 0
/** Pairs of digits that only their prefix tells apart, as `0x490x67`. */
const prefixed = /0x[0-9a-f]{2}(?:0x[0-9a-f]{2}){7,}/gi

/** Hexadecimal that decodes to text: one run of digits, or pairs with something between them, such as `49 67`, `0x49, 0x67`. */
export function readHexadecimal(text: string): readonly Reading[] {
  const readings: Reading[] = []
  const add = (reading: Reading | null): void => {
    if (reading) readings.push(reading)
  }
  for (const { from, to } of longRuns(text, shortestRun, isHexDigit))
    add(readPairs(text, from, to) ?? readPairs(text, from + 1, to))
  for (const list of tokenLists(text, shortest, isPair)) add(readPairs(text, list.from, list.to))
  for (const { 0: pairs, index } of text.matchAll(prefixed)) add(readPairs(text, index, index + pairs.length))
  return readings
}

/** Two digits, after `0x` or `\x` or nothing. */
function isPair(text: string, start: number, end: number): boolean {
  const length = end - start
  if (hexDigit(text.charCodeAt(end - 1)) < 0 || hexDigit(text.charCodeAt(end - 2)) < 0) return false
  if (length === 2) return text[start] !== '\\'
  if (length !== 4 || (text[start] !== '0' && text[start] !== '\\')) return false
  return text[start + 1] === 'x' || text[start + 1] === 'X'
}

/** What is between pairs of digits is passed over, and with it the `0` of `0x`, as `x` is no digit. */
function readPairs(text: string, from: number, to: number): Reading | null {
  if (!mayBeText(firstBytes(text, from, to))) return null
  const bytes = new Uint8Array((to - from) >> 1)
  const [starts, ends] = [new Int32Array(bytes.length), new Int32Array(bytes.length)]
  let length = 0
  for (let at = from; at + 1 < to; ) {
    const [high, low] = [hexDigit(text.charCodeAt(at)), hexDigit(text.charCodeAt(at + 1))]
    if (high < 0 || low < 0) {
      at++
      continue
    }
    starts[length] = at
    ends[length] = at + 2
    bytes[length++] = (high << 4) | low
    at += 2
  }
  if (length < shortest) return null
  const reading = readBytes({ bytes: bytes.subarray(0, length), starts, ends }, 'hexadecimal')
  return reading && /[\p{L}\p{N}]{3}/u.test(reading.text) ? reading : null
}

const first = new Uint8Array(telling)

/** As many as tell whether it may be text. */
function firstBytes(text: string, from: number, to: number): Uint8Array {
  let length = 0
  for (let at = from; at + 1 < to && length < telling; ) {
    const [high, low] = [hexDigit(text.charCodeAt(at)), hexDigit(text.charCodeAt(at + 1))]
    if (high < 0 || low < 0) at++
    else {
      first[length++] = (high << 4) | low
      at += 2
    }
  }
  return first.subarray(0, length)
}
