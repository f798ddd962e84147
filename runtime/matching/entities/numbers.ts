import { isDigit } from './character.ts'
import type { NumberToken } from './entity.ts'

const joints = new Set(' -./()\u00a0\u2011\u202f'.split('').map((sign) => sign.charCodeAt(0)))

/** Most characters between two digits of one number, as in `+41 (0)62` and `(415) 555`. */
const longestJoint = 2

/** Longest number read as one, in characters: phone numbers and card numbers are shorter. */
const longestNumber = 40

/** Runs of digits with little between them; one pass. A run that gets too long is cut. */
export function numbersOf(text: string, runs: readonly number[]): readonly NumberToken[] {
  const numbers: NumberToken[] = []
  let read = 0
  for (const run of runs) {
    for (
      let start = Math.max(run, read);
      start === run || (start === read && isDigit(text.charCodeAt(start)));
      start = read
    ) {
      if (start < read) break
      const number = numberAt(text, start)
      numbers.push(number)
      read = number.end
    }
  }
  return numbers
}

function numberAt(text: string, start: number): NumberToken {
  let at = start
  let end = start
  let digits = ''
  while (at < text.length && at - start < longestNumber) {
    const row = at
    while (at - start < longestNumber && isDigit(text.charCodeAt(at))) at++
    if (at > row) {
      digits += text.slice(row, at)
      end = at
    } else if (!joints.has(text.charCodeAt(at)) || at - end >= longestJoint) break
    else at++
  }
  return { start, end, digits, written: text.slice(start, end) }
}
