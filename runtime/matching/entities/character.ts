/** What a character is to a reader of identifiers. `glue` is part of a word, but of no identifier: an accented letter, an underscore. */
export const kinds = { none: 0, digit: 1, letter: 2, glue: 3, separator: 4, space: 5 } as const

const table = new Uint8Array(0x530)
for (let code = 0x30; code <= 0x39; code++) table[code] = kinds.digit
for (let code = 0x41; code <= 0x5a; code++) table[code] = table[code + 0x20] = kinds.letter
// Latin, Greek and Cyrillic letters. Of scripts without spaces, letters may stand right beside a number.
for (let code = 0xc0; code < 0x530; code++) if (code !== 0xd7 && code !== 0xf7) table[code] = kinds.glue
// On number plates of Germany.
for (const letter of 'ÄÖÜ') table[letter.charCodeAt(0)] = kinds.letter
table[0x5f] = kinds.glue
for (const separator of '-./') table[separator.charCodeAt(0)] = kinds.separator
table[0x20] = table[0xa0] = kinds.space

/** Kind of the character with this UTF-16 code unit. */
export function kindOf(code: number): number {
  if (code < table.length) return table[code] ?? kinds.none
  if (code === 0x202f || code === 0x2009) return kinds.space
  return code >= 0x2010 && code <= 0x2013 ? kinds.separator : kinds.none
}

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Whether it belongs to a word of letters and digits. */
export function isWord(code: number): boolean {
  const kind = kindOf(code)
  return kind === kinds.digit || kind === kinds.letter || kind === kinds.glue
}
