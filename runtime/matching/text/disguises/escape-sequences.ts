import { type Reading, type Replacement, readTogether } from './spelling.ts'
import { readWrittenBytes } from './text-bytes.ts'

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lbrace: '{',
  rbrace: '}',
  lbrack: '[',
  lsqb: '[',
  rbrack: ']',
  rsqb: ']',
  lpar: '(',
  rpar: ')',
  colon: ':',
  semi: ';',
  comma: ',',
  period: '.',
  sol: '/',
  bsol: '\\',
  num: '#',
  excl: '!',
  quest: '?',
  ast: '*',
  lowbar: '_',
  Tab: '\t',
  NewLine: '\n',
  equals: '=',
  vert: '|',
  commat: '@',
}
/** Bytes as `\x49` (several make one character of UTF-8); code points as `\u0049`, `\u{49}`, `&#73;`, `U+0049`; entities by name. */
const sequences =
  /(?:\\x[0-9a-f]{2})+|\\u\{([0-9a-f]{1,6})\}|\\u(000[0-9a-f]{5})|\\u([0-9a-f]{4})|&#x([0-9a-f]{1,6});?|&#([0-9]{1,7});?|\bu\+([0-9a-f]{4,6})\b|&([a-z]{2,7});/gi
/** Fewer are ordinary. */
const fewest = 2

/** Escapes of programming languages and entities of HTML. */
export function readEscapeSequences(text: string): readonly Reading[] {
  const replacements: Replacement[] = []
  for (const match of text.matchAll(sequences)) {
    const [written] = match
    const start = match.index
    const end = start + written.length
    if (/^\\x/i.test(written)) {
      readWrittenBytes(written, start, 4, (text, from, to) =>
        replacements.push({ start: from, end: to, pieces: [{ text, start: from, end: to }] }),
      )
      continue
    }
    const hex = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[6]
    const name = match[7]
    const point = hex ? Number.parseInt(hex, 16) : match[5] ? Number(match[5]) : undefined
    const read = name
      ? named[name]
      : point !== undefined && point <= 0x10ffff
        ? String.fromCodePoint(point)
        : undefined
    if (read !== undefined) replacements.push({ start, end, pieces: [{ text: read, start, end }] })
  }
  return replacements.length < fewest ? [] : readTogether(text, replacements, 'escape-sequences')
}
