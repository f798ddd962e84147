import type { Disguise } from '../view.ts'
import { type Reading, readingOf } from './spelling.ts'

/** So many control characters are accepted in what decodes to text. */
const mostControls = 0.05

const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0x7f || code === 0xfeff

/** What a hexadecimal digit is worth; -1 for any other character. */
export const hexDigit = (code: number): number =>
  code >= 0x30 && code <= 0x39
    ? code - 0x30
    : (code | 0x20) >= 0x61 && (code | 0x20) <= 0x66
      ? (code | 0x20) - 0x57
      : -1

/** How many bytes a UTF-8 sequence has by its first byte; 0 where none starts so. */
export const sequenceLength = (first: number): number =>
  first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0

/** Bytes, and where each was read from. */
export interface WrittenBytes {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** So many bytes tell almost everything that is no text. */
export const telling = 18

/** What bytes say that are text; null where they are something else, which the first few decide for almost all. */
export function readBytes(written: WrittenBytes, disguise: Disguise): Reading | null {
  if (isUtf16(written.bytes)) return readUtf16(written, disguise)
  return isText(written.bytes.subarray(0, telling)) && isText(written.bytes)
    ? readUtf8(written, disguise)
    : null
}

/** Whether bytes may be text that begin so. @param first the first `telling`, or all */
export const mayBeText = (first: Uint8Array): boolean => first[1] === 0 || first[3] === 0 || isText(first)

/** Text of PowerShell's `-EncodedCommand`: every second byte is zero. */
function isUtf16(bytes: Uint8Array): boolean {
  if (bytes.length < 8 || (bytes[1] !== 0 && bytes[3] !== 0)) return false
  let zeros = 0
  for (let at = 1; at < bytes.length; at += 2) if (bytes[at] === 0) zeros++
  return zeros >= 0.8 * Math.floor(bytes.length / 2)
}

function readUtf16({ bytes, starts, ends }: WrittenBytes, disguise: Disguise): Reading | null {
  const length = bytes.length >> 1
  const units = new Uint16Array(length)
  let controls = 0
  for (let at = 0; at < length; at++) {
    const unit = (bytes[2 * at] ?? 0) | ((bytes[2 * at + 1] ?? 0) << 8)
    if (isControl(unit) && ++controls > mostControls * bytes.length) return null
    units[at] = unit
  }
  return readingOf(
    disguise,
    units,
    Int32Array.from(units, (_, at) => starts[2 * at] ?? 0),
    Int32Array.from(units, (_, at) => ends[2 * at + 1] ?? 0),
  )
}

/** Whether bytes are UTF-8 (the last character may be cut off) with hardly a control character. */
function isText(bytes: Uint8Array): boolean {
  let controls = 0
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0
    const length = sequenceLength(first)
    if (length === 0) return false
    if (at + length > bytes.length) return true
    const point = pointAt(bytes, at, length)
    if (point < 0 || (isControl(point) && ++controls > mostControls * bytes.length)) return false
    at += length
  }
  return true
}

/** The code point that `length` bytes from `at` make; -1 where they make none. */
function pointAt(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] ?? 0
  let point = length === 1 ? first : first & (0x7f >> length)
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next] ?? 0
    if ((byte & 0xc0) !== 0x80) return -1
    point = (point << 6) | (byte & 0x3f)
  }
  return point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? -1 : point
}

function readUtf8({ bytes, starts, ends }: WrittenBytes, disguise: Disguise): Reading {
  // A character has at most as many units as bytes.
  const units = new Uint16Array(bytes.length)
  const [froms, tos] = [new Int32Array(bytes.length), new Int32Array(bytes.length)]
  let length = 0
  const add = (unit: number, at: number, last: number): void => {
    units[length] = unit
    froms[length] = starts[at] ?? 0
    tos[length++] = ends[last] ?? 0
  }
  for (let at = 0; at < bytes.length; ) {
    const width = sequenceLength(bytes[at] ?? 0)
    const last = at + width - 1
    if (last >= bytes.length) break
    const point = pointAt(bytes, at, width)
    if (point > 0xffff) {
      add(0xd800 + ((point - 0x10000) >> 10), at, last)
      add(0xdc00 + ((point - 0x10000) & 0x3ff), at, last)
    } else add(point, at, last)
    at += width
  }
  return readingOf(disguise, units.subarray(0, length), froms.subarray(0, length), tos.subarray(0, length))
}

/**
 * Reads bytes that are written one by one (`%49`, `\x49`), each `width` characters wide and ending in its two digits, from `at`, character by character: bytes that
 * make no character are passed over, for they stand as they are written.
 */
export function readWrittenBytes(
  written: string,
  at: number,
  width: number,
  read: (text: string, start: number, end: number) => void,
): void {
  const bytes = new Uint8Array(written.length / width)
  for (let byte = 0; byte < bytes.length; byte++) {
    const end = (byte + 1) * width
    bytes[byte] = (hexDigit(written.charCodeAt(end - 2)) << 4) | hexDigit(written.charCodeAt(end - 1))
  }
  for (let byte = 0; byte < bytes.length; ) {
    const length = sequenceLength(bytes[byte] ?? 0)
    const point = length === 0 || byte + length > bytes.length ? -1 : pointAt(bytes, byte, length)
    if (point < 0) byte++
    else {
      if (!isControl(point))
        read(String.fromCodePoint(point), at + byte * width, at + (byte + length) * width)
      byte += length
    }
  }
}
