import { Spelling } from './spelling.ts'

/** So many control characters are accepted in what decodes to text. */
const mostControls = 0.05

const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0x7f || code === 0xfeff

/** How many bytes a UTF-8 sequence has by its first byte; 0 where none starts so. */
export const sequenceLength = (first: number): number =>
  first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0

/** Spells out bytes that are text; null where they are something else. `placeOf` tells where a byte was read from. */
export function spellBytes(
  bytes: Uint8Array,
  placeOf: (byte: number) => { readonly start: number; readonly end: number },
): Spelling | null {
  return isUtf16(bytes) ? spellUtf16(bytes, placeOf) : spellUtf8(bytes, placeOf)
}

/** Text of PowerShell's `-EncodedCommand`: every second byte is zero. */
function isUtf16(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false
  let zeros = 0
  for (let at = 1; at < bytes.length; at += 2) if (bytes[at] === 0) zeros++
  return zeros >= 0.8 * Math.floor(bytes.length / 2)
}

function spellUtf16(
  bytes: Uint8Array,
  placeOf: (byte: number) => { readonly start: number; readonly end: number },
): Spelling | null {
  const spelling = new Spelling()
  let controls = 0
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
    if (isControl(unit) && ++controls > mostControls * bytes.length) return null
    spelling.add(String.fromCharCode(unit), placeOf(at).start, placeOf(at + 1).end)
  }
  return spelling
}

function spellUtf8(
  bytes: Uint8Array,
  placeOf: (byte: number) => { readonly start: number; readonly end: number },
): Spelling | null {
  const spelling = new Spelling()
  let controls = 0
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at] ?? 0
    const length = sequenceLength(first)
    if (length === 0) return null
    // The last character may be cut off.
    if (at + length > bytes.length) break
    let point = length === 1 ? first : first & (0x7f >> length)
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0
      if ((byte & 0xc0) !== 0x80) return null
      point = (point << 6) | (byte & 0x3f)
    }
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null
    if (isControl(point) && ++controls > mostControls * bytes.length) return null
    spelling.add(String.fromCodePoint(point), placeOf(at).start, placeOf(at + length - 1).end)
    at += length
  }
  return spelling
}
