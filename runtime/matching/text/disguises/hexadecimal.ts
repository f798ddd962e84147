import type { Reading } from './spelling.ts'
import { spellBytes } from './text-bytes.ts'

/** At least so many bytes. */
const shortest = 8
const run = /[0-9a-f]{16,}/gi
/** Pairs of digits with something between them, such as `49 67 6e`, `49:67`, `0x49, 0x67`. Nothing in it can match in two ways. */
const pairs = /(?<![0-9a-z])(?:0x|\\x)?[0-9a-f]{2}(?:[\s,:;.-]{1,3}(?:0x|\\x)?[0-9a-f]{2}){7,}(?![0-9a-z])/gi
const prefixed = /0x[0-9a-f]{2}(?:0x[0-9a-f]{2}){7,}/gi

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

const digitValue = (code: number): number =>
  code >= 0x30 && code <= 0x39
    ? code - 0x30
    : (code | 0x20) >= 0x61 && (code | 0x20) <= 0x66
      ? (code | 0x20) - 0x57
      : -1

/** What is between pairs of digits is passed over, and with it the `0` of `0x`, as `x` is no digit. */
function readPairs(written: string, at: number, from: number): Reading | null {
  const bytes = new Uint8Array(written.length >> 1)
  const [starts, ends] = [new Int32Array(bytes.length), new Int32Array(bytes.length)]
  let length = 0
  for (let place = from; place + 1 < written.length; ) {
    const [high, low] = [digitValue(written.charCodeAt(place)), digitValue(written.charCodeAt(place + 1))]
    if (high < 0 || low < 0) {
      place++
      continue
    }
    starts[length] = at + place
    ends[length] = at + place + 2
    bytes[length++] = (high << 4) | low
    place += 2
  }
  if (length < shortest) return null
  const spelling = spellBytes({ bytes: bytes.subarray(0, length), starts, ends })
  return spelling && /[a-z]{2}/i.test(spelling.text) ? spelling.as('hexadecimal') : null
}
