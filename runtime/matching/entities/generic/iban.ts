import { isWord, kindOf, kinds } from '../character.ts'
import { mod97 } from '../check-digits.ts'
import type { EntityDetector, EntityHit } from '../entity.ts'
import { ibanLengths } from './iban-countries.ts'

/** International bank account number: length of the country, mod 97 (ISO 13616). */
export const iban: EntityDetector = {
  type: 'iban',
  trigger: { digits: 8 },
  find({ text }) {
    const hits: EntityHit[] = []
    beginning.lastIndex = 0
    for (let found = beginning.exec(text); found !== null; found = beginning.exec(text)) {
      const end = endOf(text, found.index)
      if (end === null) continue
      hits.push({
        start: found.index,
        end,
        confidence: 0.98,
        why: [`length for ${text.slice(found.index, found.index + 2).toUpperCase()}`, 'mod 97 check digits'],
      })
      beginning.lastIndex = end
    }
    return hits
  },
}

/** Country and check digits, at the start of a word. */
const beginning = /(?<![A-Za-z0-9_])(?:[A-Z]{2}|[a-z]{2})\d\d/g

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
