/** A set of ASCII characters: a bit for each code, 32 to a number. */
export type AsciiSet = readonly [number, number, number, number]

export const noAscii: AsciiSet = [0, 0, 0, 0]
export const allAscii: AsciiSet = [-1, -1, -1, -1]

/** The codes from `first` to `last`, as far as they are of ASCII. */
export function asciiFrom(first: number, last: number): AsciiSet {
  return [
    bitsFrom(first, last),
    bitsFrom(first - 32, last - 32),
    bitsFrom(first - 64, last - 64),
    bitsFrom(first - 96, last - 96),
  ]
}

/** Of one number. */
function bitsFrom(first: number, last: number): number {
  if (first > last || first > 31 || last < 0) return 0
  return (-1 << Math.max(0, first)) & (-1 >>> (31 - Math.min(31, last)))
}

export const union = (one: AsciiSet, other: AsciiSet): AsciiSet => [
  one[0] | other[0],
  one[1] | other[1],
  one[2] | other[2],
  one[3] | other[3],
]

export const complement = ([a, b, c, d]: AsciiSet): AsciiSet => [~a, ~b, ~c, ~d]

export const hasAscii = (set: AsciiSet, code: number): boolean =>
  code < 0x80 && (((set[code >>> 5] ?? 0) >>> (code & 31)) & 1) !== 0

const digits = asciiFrom(0x30, 0x39)
const words = [asciiFrom(0x41, 0x5a), asciiFrom(0x61, 0x7a), asciiFrom(0x5f, 0x5f)].reduce(union, digits)
/** RE2 takes a vertical tab for none of the spaces. */
const spaces = [asciiFrom(0x0c, 0x0d), asciiFrom(0x20, 0x20)].reduce(union, asciiFrom(0x09, 0x0a))

/** Classes of characters by the letter that RE2 writes them with. */
export const asciiOfClass: Readonly<Record<string, AsciiSet>> = {
  d: digits,
  w: words,
  s: spaces,
  D: complement(digits),
  W: complement(words),
  S: complement(spaces),
}

/** What a pattern takes with characters from `first` to `last`, without regard to case: the long s is an s, and the Kelvin sign a k. */
export function asciiTakenBy(first: number, last: number): AsciiSet {
  let taken = asciiFrom(first, last)
  const upper = asciiFrom(Math.max(first, 0x41), Math.min(last, 0x5a))[2]
  const lower = asciiFrom(Math.max(first, 0x61), Math.min(last, 0x7a))[3]
  taken = [taken[0], taken[1], taken[2] | lower, taken[3] | upper]
  if (last < 0x80) return taken
  if (first <= 0x17f && last >= 0x17f) taken = union(taken, asciiTakenBy(0x73, 0x73))
  if (first <= 0x212a && last >= 0x212a) taken = union(taken, asciiTakenBy(0x6b, 0x6b))
  return taken
}

export const isSame = (one: AsciiSet, other: AsciiSet): boolean =>
  one === other || (one[0] === other[0] && one[1] === other[1] && one[2] === other[2] && one[3] === other[3])
