import { readability } from './letter-model.ts'
import { type Reading, type Replacement, readTogether } from './spelling.ts'
import { vocabulary } from './vocabulary.ts'

/** What a sign stands for; where it is two letters, the word tells which. */
const letters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'gb',
  '7': 't',
  '8': 'b',
  '9': 'gp',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
}
const signs = /[0-9@$!|€]/
/** Not what follows a backslash or `U+`: those are escapes. */
const word = /(?<![\\a-z0-9+])[a-z0-9@$!|€]+/gi
/** A sign between letters, or before some, as a number with its unit never has it. */
const mixed = /[a-z][0-9@$!|€]+[a-z]|^[0134578@$!|€]+[a-z]{2}|^[a-z]{1,3}[0134578@$!]{2,}$/i
/** Where there is none of these, no word is mixed: tables of numbers. */
const beside = /[a-z][0-9@$!|€]|[0-9@$!|€][a-z]/i
const longest = 24
/** Longer without a letter is a number. */
const longestOfSigns = 4
const letter = /[a-z]/i
/** So many different words are read, and in so many ways each. */
const mostWords = 1_000
const mostWays = 8
/** Longer hexadecimal is a digest or part of one. */
const longestNumeral = 12
/** At least so many words must be mixed so. */
const fewest = 2
const measured =
  /^(?:\d*1st|\d*2nd|\d*3rd|\d+(?:th|px|em|pt|kb|mb|gb|tb|ms|am|pm|km|cm|mm|kg|hz|mhz|ghz|usd|eur|gbp|bits?|x|k|m|b|d|h))$/i
const numeral = /^(?:(?=.*\d)[0-9a-f]{6,}|0x[0-9a-f]+)$/i

/** Where so many of the words are mixed, whatever has a sign is read. */
const thorough = 0.25

/** Words with digits and signs for letters, where there are enough of them and they read as words. */
export function readLeetspeak(text: string): readonly Reading[] {
  if (!beside.test(text)) return []
  const certain: Replacement[] = []
  const possible: Replacement[] = []
  const readings = new Map<string, string>()
  let known = 0
  let mixes = 0
  let words = 0
  let readable = 0
  for (const { 0: found, index } of text.matchAll(word)) {
    if (found.length > longest) continue
    words++
    if (
      !signs.test(found) ||
      (found.length > longestOfSigns && !letter.test(found)) ||
      certain.length + possible.length >= mostWords
    )
      continue
    const written = found.replace(/[!|]+$/, '')
    if (!signs.test(written)) continue
    const read = readings.get(written) ?? readWord(written)
    readings.set(written, read)
    const replacement = replacementOf(written, read, index)
    const isKnown = vocabulary.has(read)
    if (measured.test(written)) {
      if (isKnown) possible.push(replacement)
    } else if (numeral.test(written) && !isKnown) {
      if (written.length <= longestNumeral) possible.push(replacement)
    } else if (mixed.test(written)) {
      mixes++
      readable += readability(read)
      if (isKnown && read.length > 1) known++
      certain.push(replacement)
    } else if (isKnown) certain.push(replacement)
    else if (letter.test(written) || text[index - 1] === "'") possible.push(replacement)
  }
  const enough =
    mixes >= fewest &&
    (known >= 2 ||
      (known >= 1 && known * 6 >= mixes) ||
      (readable > 0.3 * mixes && (mixes >= 5 || (mixes >= 3 && 2 * mixes >= words))))
  if (!enough) return []
  if (mixes < thorough * words) return readTogether(text, certain, 'leetspeak')
  return readTogether(
    text,
    [...certain, ...possible].sort((a, b) => a.start - b.start),
    'leetspeak',
  )
}

/** The known word that it may be, or else the one whose letters go together best. */
function readWord(written: string): string {
  const lower = written.toLowerCase()
  let read = ['']
  for (const sign of lower) {
    const choices = letters[sign] ?? sign
    // Of all ways of reading so far, those that read best go on.
    read = read.flatMap((before) => [...choices].map((letter) => before + letter))
    if (read.length > mostWays) read = mostReadable(read).slice(0, mostWays / 4)
  }
  return read.find((reading) => vocabulary.has(reading)) ?? mostReadable(read)[0] ?? lower
}

/** What speaks for `i` where a sign may be `i` or `l`: it stands for it more often. */
const preferred = 0.5

const mostReadable = (readings: readonly string[]): string[] =>
  readings
    .map((text) => ({ text, score: readability(text) + preferred * (text.split('i').length / text.length) }))
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text)

const replacementOf = (written: string, read: string, at: number): Replacement => ({
  start: at,
  end: at + written.length,
  pieces: [...read].map((text, offset) => ({ text, start: at + offset, end: at + offset + 1 })),
})
