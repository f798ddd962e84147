/** Facts of a UTF-16 code unit, as bits of `kindOf`. */
export const kind = {
  /** Has no place in the folded text, or is half of a pair: one unit is not one unit of the folded text. */
  uneven: 1,
  /** Cannot be seen. */
  invisible: 4,
  /** A wide, mathematical or circled form of an ASCII character. */
  variant: 8,
  /** Of another alphabet, and looks like a Latin letter. */
  lookAlike: 16,
  /** A letter, a digit or an underscore. */
  word: 32,
} as const

/**
 * Letters of other alphabets that cannot be told from Latin ones, from Unicode's confusables.txt (UTS #39): those that are used to
 * hide a Latin word.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'аɑα',
  b: 'ƅЬ',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еҽ',
  g: 'ɡց',
  h: 'һհ',
  i: 'іıɩι',
  j: 'јϳ',
  k: 'κк',
  l: 'ӏ',
  m: 'м',
  n: 'ոռη',
  o: 'оοօ',
  p: 'рρ',
  q: 'ԛ',
  r: 'гᴦ',
  s: 'ѕ',
  t: 'тτ',
  u: 'ʋսυ',
  v: 'νѵ',
  w: 'ԝѡ',
  x: 'хχ',
  y: 'уүγ',
  z: 'ᴢ',
}

/** Marks that are written over Latin, Greek, Cyrillic, Hebrew and Arabic letters and that folding takes off. */
const mark =
  /[\u0300-\u0344\u0346-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/
const invisible =
  /\u034f|\u17b4|\u17b5|[\u180b-\u180e]|[\ufe00-\ufe0f]|[\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/
/** Letterlike symbols, circled letters, and the full-width forms of ASCII. */
const variant = /[\u2100-\u214f\u24b6-\u24e9\uff01-\uff5e]/
const wordCharacter = /[\p{L}\p{N}_]/u

/** Punctuation that is typeset, and how it is typed; any white space is a space. */
const typed: Readonly<Record<string, string>> = {
  "'": '\u2018\u2019\u201a\u02bc\u00b4',
  '"': '\u201c\u201d\u201e\u00ab\u00bb',
  '-': '\u2010\u2011\u2012\u2013\u2014\u2212',
  ' ': '\t\n\v\f\r\u0085\u2028\u2029',
}

const plainLetterOf = new Map<string, string>(
  Object.entries(lookAlikes).flatMap(([plain, others]) =>
    [...others].map((other): [string, string] => [other, plain]),
  ),
)

const typedOf = new Map<string, string>(
  Object.entries(typed).flatMap(([plain, others]) =>
    [...others].map((other): [string, string] => [other, plain]),
  ),
)

/** Lower case by way of upper case, so that letters which differ in case alone get the same one: `ſ`, `ς` and `K` too. */
function caseless(character: string): string {
  const upper = character.toUpperCase()
  const lower = (upper.length === character.length ? upper : character).toLowerCase()
  return lower.length === character.length ? lower : character
}

/** The folded form of one character: one code unit, or nothing. */
function foldedUnit(character: string): string {
  if (mark.test(character) || invisible.test(character)) return ''
  if (character === '\u0130') return 'i'
  const sign = typedOf.get(character)
  if (sign !== undefined) return sign
  const lower = caseless(character)
  const bare = lower.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '')
  const base = bare.length === 1 ? caseless(bare) : lower
  return plainLetterOf.get(base) ?? base
}

/** By code unit: its folded form; 0 where it has none. */
export const foldOf = new Uint16Array(0x10000)
/** By code unit: bits of `kind`. */
export const kindOf = new Uint8Array(0x10000)

for (let code = 0; code < 0x10000; code++) {
  if (code >= 0xd800 && code < 0xe000) {
    foldOf[code] = 0xfffd
    kindOf[code] = kind.uneven
    continue
  }
  const character = String.fromCharCode(code)
  if (code < 0x80) {
    foldOf[code] = (typedOf.get(character) ?? character.toLowerCase()).charCodeAt(0)
    kindOf[code] = wordCharacter.test(character) ? kind.word : 0
    continue
  }
  const folded = foldedUnit(character)
  const unit = folded === '' ? 0 : folded.charCodeAt(0)
  foldOf[code] = unit
  let bits = wordCharacter.test(character) ? kind.word : 0
  if (unit === 0) bits |= kind.uneven
  if (invisible.test(character)) bits |= kind.invisible
  if (unit > 0 && unit < 0x80) {
    if (variant.test(character)) bits |= kind.variant
    else if (plainLetterOf.has(caseless(character))) bits |= kind.lookAlike
  }
  kindOf[code] = bits
}
// NUL is a character of its own; 0 says that there is none.
foldOf[0] = 0xfffd

const beyond = new Map<number, string>()

/** The folded form of a code point beyond U+FFFF: tag characters and mathematical letters become ASCII. */
export function foldedPoint(point: number): string {
  const known = beyond.get(point)
  if (known !== undefined) return known
  const character = String.fromCodePoint(point)
  const isTag = point >= 0xe0020 && point < 0xe007f
  const isHidden = (point >= 0xe0000 && point < 0xe1000) || (point >= 0xe0100 && point < 0xe01f0)
  let folded = isTag
    ? String.fromCharCode(point - 0xe0000).toLowerCase()
    : isHidden
      ? ''
      : caseless(character)
  if (!isTag && !isHidden) {
    const compatible = character.normalize('NFKC')
    if (compatible.length === 1) folded = String.fromCharCode(foldOf[compatible.charCodeAt(0)] ?? 0)
  }
  if (beyond.size < 4096) beyond.set(point, folded)
  return folded
}
