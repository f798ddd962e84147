import { isWord, kindOf, kinds } from '../character.ts'
import { mod97 } from '../check-digits.ts'
import type { EntityDetector, EntityHit } from '../entity.ts'
import { ibanLengths } from './iban-countries.ts'

/** International bank account number: length of the country, mod 97 (ISO 13616). */
export const iban: EntityDetector = {
  type: 'iban',
  trigger: { digits: 8 },
  find({ text, digitRuns }) {
    const hits: EntityHit[] = []
    let read = 0
    for (const run of digitRuns()) {
      // Two letters, at the start of a word, and two digits.
      const start = run - 2
      if (
        start < read ||
        !isLetter(text, start) ||
        !isLetter(text, start + 1) ||
        isWord(text.charCodeAt(start - 1))
      )
        continue
      const end = endOf(text, start)
      if (end === null) continue
      const country = text.slice(start, run).toUpperCase()
      hits.push({ start, end, confidence: 0.98, why: [`length for ${country}`, 'mod 97 check digits'] })
      read = end
    }
    return hits
  },
}

const isLetter = (text: string, at: number): boolean => kindOf(text.charCodeAt(at)) === kinds.letter

/** Where the number that begins here ends, if all of it holds. */
function endOf(text: string, start: number): number | null {
  const length = ibanLengths.get(text.slice(start, start + 2).toUpperCase())
  if (length === undefined) return null
  let value = ''
  let at = start
  for (; at < text.length && value.length < length; at++) {
    const character = text[at] ?? ''
    if (isPlain(text.charCodeAt(at))) value += character
    else if (!' \u00a0\u202f-'.includes(character) || !isPlain(text.charCodeAt(at - 1))) return null
  }
  if (value.length < length || (at < text.length && isWord(text.charCodeAt(at)))) return null
  const upper = value.toUpperCase()
  if (value !== upper && value !== value.toLowerCase()) return null
  return mod97(upper.slice(4) + upper.slice(0, 4)) === 1 ? at : null
}

/** An ASCII letter or digit. */
const isPlain = (code: number): boolean => kindOf(code) === kinds.digit || kindOf(code) === kinds.letter
