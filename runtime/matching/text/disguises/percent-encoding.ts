import { saysSomething } from './known-words.ts'
import { type Reading, type Replacement, readTogether } from './spelling.ts'
import { readWrittenBytes } from './text-bytes.ts'

const encoded = /(?:%[0-9a-f]{2})+/gi
/** Words that plus signs join, as forms write spaces; at least three. */
const joined = /(?<![\w+/])[\w'.,!?-]+(?:\+[\w'.,!?-]+){2,}(?![\w+/])/g

/** Percent-encoding, and plus signs for spaces. */
export function readPercentEncoding(text: string): readonly Reading[] {
  const replacements: Replacement[] = []
  let after = 0
  for (const { 0: written, index } of text.matchAll(encoded)) {
    for (const place of plusesBefore(text, index, after)) replacements.push(space(place))
    readWrittenBytes(written, index, 3, (read, start, end) =>
      replacements.push({ start, end, pieces: [{ text: read, start, end }] }),
    )
    after = index + written.length
  }
  if (replacements.length === 0) return text.includes('+') ? readPluses(text) : []
  for (let at = after; at < text.length && !isSpace(text, at); at++)
    if (text[at] === '+') replacements.push(space(at))
  return readTogether(text, replacements, 'percent-encoding')
}

const isSpace = (text: string, at: number): boolean => text.charCodeAt(at) <= 0x20

/** Plus signs of the word that goes on at `end`, in order. */
function plusesBefore(text: string, end: number, from: number): readonly number[] {
  const places: number[] = []
  for (let at = end - 1; at >= from && !isSpace(text, at); at--) if (text[at] === '+') places.push(at)
  return places.reverse()
}

const space = (at: number): Replacement => ({
  start: at,
  end: at + 1,
  pieces: [{ text: ' ', start: at, end: at + 1 }],
})

function readPluses(text: string): readonly Reading[] {
  if (!joinsWords(text)) return []
  const replacements: Replacement[] = []
  for (const { 0: written, index } of text.matchAll(joined))
    if (saysSomething(written))
      for (let at = 0; at < written.length; at++)
        if (written[at] === '+') replacements.push(space(index + at))
  return readTogether(text, replacements, 'percent-encoding')
}

const isWordCharacter = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)

/** Whether two plus signs or more stand between words; cheap, since most plus signs are of sums and of C++. */
function joinsWords(text: string): boolean {
  let joints = 0
  for (let at = text.indexOf('+'); at >= 0 && joints < 2; at = text.indexOf('+', at + 1))
    if (isWordCharacter(text.charCodeAt(at - 1)) && isWordCharacter(text.charCodeAt(at + 1))) joints++
  return joints >= 2
}
