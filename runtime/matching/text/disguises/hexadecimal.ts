import type { Reading } from './spelling.ts'
import { spellBytes } from './text-bytes.ts'

/** At least so many bytes. */
const shortest = 8
const run = /[0-9a-f]{16,}/gi
/** Pairs of digits with something between them, such as `49 67 6e`, `49:67`, `0x49, 0x67`. Nothing in it can match in two ways. */
const pairs = /(?<![0-9a-z])(?:0x|\\x)?[0-9a-f]{2}(?:[\s,:;.-]{1,3}(?:0x|\\x)?[0-9a-f]{2}){7,}(?![0-9a-z])/gi
const prefixed = /0x[0-9a-f]{2}(?:0x[0-9a-f]{2}){7,}/gi
const pair = /(?:0x|\\x)?([0-9a-f]{2})/gi

/** Hexadecimal that decodes to text: one run of digits, or pairs. */
export function readHexadecimal(text: string): readonly Reading[] {
  const readings: Reading[] = []
  for (const { 0: digits, index } of text.matchAll(run)) {
    const whole = readPairs(digits, index, 0) ?? readPairs(digits, index, 1)
    if (whole) readings.push(whole)
  }
  for (const pattern of [pairs, prefixed])
    for (const { 0: written, index } of text.matchAll(pattern)) {
      const reading = readPairs(written, index, 0)
      if (reading) readings.push(reading)
    }
  return readings
}

function readPairs(written: string, at: number, from: number): Reading | null {
  const bytes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: whole, 1: digits = '', index } of written.slice(from).matchAll(pair)) {
    bytes.push(Number.parseInt(digits, 16))
    starts.push(at + from + index)
    ends.push(at + from + index + whole.length)
    // A digest is seen not to be text by its first bytes.
    if (bytes.length === shortest && !spellBytes(Uint8Array.from(bytes), () => ({ start: 0, end: 0 })))
      return null
  }
  if (bytes.length < shortest) return null
  const spelling = spellBytes(Uint8Array.from(bytes), (byte) => ({
    start: starts[byte] ?? 0,
    end: ends[byte] ?? 0,
  }))
  return spelling && /[a-z]{2}/i.test(spelling.text) ? spelling.as('hexadecimal') : null
}
