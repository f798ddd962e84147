import type { Span } from '@flagwise/schemas'

/**
 * A text as the engine reads it: UTF-8. Half of a surrogate pair has no form there; it becomes U+FFFD, which is of the same length in
 * JavaScript, so that offsets still fit.
 */
export interface EncodedText {
  readonly bytes: Uint8Array
  /** Offsets of ascending positions in the bytes, in UTF-16 code units of the text. */
  offsets(): (position: number) => number
}

/** Long enough for almost every prompt; what it holds is gone with the next text. */
const workspace = Buffer.allocUnsafeSlow(64 * 1024)

/** Good until the next text is encoded. */
export const encodeBriefly = (text: string): EncodedText => encodeInto(workspace, text)

/** Good until the room is written to again; a text that may not fit gets a buffer of its own. */
export function encodeInto(room: Buffer, text: string): EncodedText {
  if (text.length * 3 > room.length) return encode(text)
  return encoded(room.subarray(0, room.write(text, 0)), text.length)
}

export const encode = (text: string): EncodedText => encoded(Buffer.from(text), text.length)

function encoded(bytes: Uint8Array, length: number): EncodedText {
  return { bytes, offsets: () => (bytes.length === length ? (position) => position : counting(bytes)) }
}

/** Counts on from the last position: one pass over the text, whatever the number of positions. */
function counting(bytes: Uint8Array): (position: number) => number {
  let at = 0
  let units = 0
  return (position) => {
    for (; at < position; at++) {
      const byte = bytes[at] ?? 0
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
    }
    return units
  }
}

/**
 * From spans in the lower-cased text to spans in the text. Of all characters, `İ` alone gets longer: it becomes `i` and a dot above.
 * A span that takes half of it takes all of it.
 */
export function inOriginal(text: string, lower: string): (span: Span) => Span {
  if (lower.length === text.length) return (span) => span
  /** Where the second halves stand in the lower-cased text. */
  const added: number[] = []
  for (let at = text.indexOf('İ'); at !== -1; at = text.indexOf('İ', at + 1))
    added.push(at + added.length + 1)
  const before = (position: number): number => {
    let low = 0
    let high = added.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((added[middle] ?? 0) < position) low = middle + 1
      else high = middle
    }
    return low
  }
  return ({ start, end }) => ({ start: start - before(start + 1), end: end - before(end) })
}
