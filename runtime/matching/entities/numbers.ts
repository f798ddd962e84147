import { isDigit } from './character.ts'
import type { NumberToken } from './entity.ts'

const joints = new Set(' -./()\u00a0\u2011\u202f'.split('').map((sign) => sign.charCodeAt(0)))

/** Most characters between two digits of one number, as in `+41 (0)62` and `(415) 555`. */
const longestJoint = 2

/** Longest number read as one, in characters: phone numbers and card numbers are shorter. */
const longestNumber = 40

/** Runs of digits with little between them; one pass. A run that gets too long is cut. */
export function numbersOf(text: string): readonly NumberToken[] {
  const numbers: NumberToken[] = []
  let at = 0
  while (at < text.length) {
    if (!isDigit(text.charCodeAt(at))) {
      at++
      continue
    }
    const start = at
    let end = at
    let digits = ''
    while (at < text.length && at - start < longestNumber) {
      const code = text.charCodeAt(at)
      if (isDigit(code)) {
        digits += text[at]
        end = at + 1
      } else if (!joints.has(code) || at - end >= longestJoint) break
      at++
    }
    // Always past the last digit, so a joint is never read twice as the beginning of a number.
    at = end
    numbers.push({ start, end, digits, written: text.slice(start, end) })
  }
  return numbers
}
