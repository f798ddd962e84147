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
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
}
const signs = /[0-9@$!|€]/
/** Not what follows a backslash or `U+`: those are escapes. */
const word = /(?<![\\\w+])[a-z0-9@$!|€]+/gi
/** A sign between letters, or before some, as a number with its unit never has it. */
const mixed = /[a-z][0-9@$!|€]+[a-z]|^[0134578@$!|€]+[a-z]{2}|^[a-z]{1,3}[0134578@$!]{2,}$/i
const longest = 24
/** At least so many words must be mixed so. */
const fewest = 2
const measured =
  /^(?:\d*1st|\d*2nd|\d*3rd|\d+(?:th|px|em|pt|kb|mb|gb|tb|ms|am|pm|km|cm|mm|kg|hz|mhz|ghz|usd|eur|gbp|bits?|x|k|m|b|d|h))$/i
const numeral = /^(?:(?=.*\d)[0-9a-f]{6,}|0x[0-9a-f]*|u\+[0-9a-f]*)$/i

/** Words with digits and signs for letters, where there are enough of them and they read as words. */
export function readLeetspeak(text: string): readonly Reading[] {
  const replacements: Replacement[] = []
  let known = 0
  let mixes = 0
  for (const { 0: found, index } of text.matchAll(word)) {
    if (found.length > longest || !signs.test(found)) continue
    const written = found.replace(/[!|]+$/, '')
    if (measured.test(written) || numeral.test(written) || !signs.test(written)) continue
    const read = readWord(written)
    const isKnown = vocabulary.has(read)
    if (mixed.test(written)) {
      mixes++
      if (isKnown && read.length > 1) known++
    } else if (!isKnown) continue
    replacements.push(replacementOf(written, read, index))
  }
  const enough = mixes >= fewest && (known >= 2 || (known >= 1 && known * 6 >= mixes) || mixes >= 5)
  return enough ? readTogether(text, replacements, 'leetspeak') : []
}

/** The reading that is a known word, or else the one whose letters go together best. */
function readWord(written: string): string {
  const lower = written.toLowerCase()
  const readings = [...new Set([spell(lower, 0), spell(lower, 1)])]
  const [first = lower, second] = readings
  if (second === undefined || vocabulary.has(first)) return first
  return vocabulary.has(second) || readability(second) > readability(first) ? second : first
}

function spell(written: string, choice: number): string {
  let read = ''
  for (const sign of written) {
    const standing = letters[sign] ?? sign
    read += standing[choice] ?? standing[0]
  }
  return read
}

const replacementOf = (written: string, read: string, at: number): Replacement => ({
  start: at,
  end: at + written.length,
  pieces: [...read].map((text, offset) => ({ text, start: at + offset, end: at + offset + 1 })),
})
