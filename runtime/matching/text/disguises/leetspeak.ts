import { readWord, signsOf } from './leet-words.ts'
import { readability } from './letter-model.ts'
import { type Reading, type Replacement, readTogether } from './spelling.ts'
import { isKnownWord } from './vocabulary.ts'

const signs = /[0-9@$!|€]/
/** Letters with accents too. Not what follows a backslash or `U+`: those are escapes. */
const word = /(?<![\\a-z0-9+\u00c0-\u024f\u1e00-\u1eff])[a-z0-9@$!|€\u00c0-\u024f\u1e00-\u1eff]+/gi
/** A sign between letters, or before some, as a number with its unit never has it. */
const mixed =
  /[a-z\u00c0-\u024f\u1e00-\u1eff][0-9@$!|€]+[a-z\u00c0-\u024f\u1e00-\u1eff]|^[0134578@$!|€]+[a-z\u00c0-\u024f\u1e00-\u1eff]{2}|^[a-z]{1,3}[0134578@$!]{2,}$/i
/** Where there is none of these, no word is mixed: tables of numbers. */
const beside = /[a-z\u00c0-\u024f\u1e00-\u1eff][0-9@$!|€]|[0-9@$!|€][a-z\u00c0-\u024f\u1e00-\u1eff]/i
const longest = 24
/** What has no letter is a number, unless it is of nothing but the signs that words are made of. */
const wordOfSigns = /^(?:[013457]|[013457@$!]{2,8})$/
const letter = /\p{L}/u
/** At the end of a word an exclamation mark is one, unless it stands for a letter within words as well. */
const exclaimed = /[!|]+$/
const saidWithin = /[a-z]![a-z]/i
/** Where an address has its sign: what is before it is a name, and what is after it goes on with a dot. */
const address = /^[^@]{2,}@[^@]{2,}$/
/** So many different words are read. */
const mostWords = 1_000
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
  const meant = signsOf(text)
  const isExclaimed = !saidWithin.test(text)
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
    if (!signs.test(found) || certain.length + possible.length >= mostWords) continue
    if (!letter.test(found) && !wordOfSigns.test(found)) continue
    const written = isExclaimed ? found.replace(exclaimed, '') : found
    if (!signs.test(written)) continue
    const read = readings.get(written) ?? readWord(written, meant)
    readings.set(written, read)
    const kept =
      address.test(written) && /^[.-]\w/.test(text.slice(index + found.length, index + found.length + 2))
    const replacement = replacementOf(kept ? keepingSign(written, read) : read, index)
    const isKnown = written.length > 1 && isKnownWord(read.toLowerCase())
    if (measured.test(written)) possible.push(replacement)
    else if (numeral.test(written) && !isKnown) {
      if (written.length <= longestNumeral) possible.push(replacement)
    } else if (mixed.test(written)) {
      mixes++
      readable += readability(read)
      if (isKnown) known++
      certain.push(replacement)
    } else if (isKnown && letter.test(written)) {
      if (read.length > 2) known++
      certain.push(replacement)
    } else possible.push(replacement)
  }
  const enough =
    mixes >= fewest &&
    (known >= 2 ||
      (known >= 1 && known * 6 >= mixes) ||
      (readable > 0.3 * mixes && (mixes >= 5 || (mixes >= 3 && 2 * mixes >= words))))
  if (!enough) return []
  const sparingly = readTogether(text, certain, 'leetspeak')
  if (mixes < thorough * words || possible.length === 0) return sparingly
  // Numbers may be words, or numbers after all.
  const inOrder = [...certain, ...possible].sort((a, b) => a.start - b.start)
  return [...readTogether(text, inOrder, 'leetspeak'), ...sparingly]
}

/** An address has its sign where it is written. */
function keepingSign(written: string, read: string): string {
  const at = written.indexOf('@')
  return `${read.slice(0, at)}@${read.slice(at + 1)}`
}

const replacementOf = (read: string, at: number): Replacement => ({
  start: at,
  end: at + read.length,
  pieces: [...read].map((text, offset) => ({ text, start: at + offset, end: at + offset + 1 })),
})
