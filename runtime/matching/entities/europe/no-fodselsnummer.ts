import { mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** Fødselsnummer and D-nummer: date of birth (day plus 40), two check digits mod 11 (Skatteetaten). */
export const noFodselsnummer = coded({
  type: 'no-fodselsnummer',
  shapes: ['99999999999'],
  accepts(digits) {
    const day = numberAt(digits, 0, 2)
    const month = numberAt(digits, 2, 4)
    if (!isDay(day > 40 ? day - 40 : day, month > 40 ? month - 40 : month)) return null
    const sound =
      mod11(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) === 0 &&
      mod11(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0
    return sound ? ['date of birth', 'two check digits mod 11'] : null
  },
  context: contextOf('fodselsnummer', 'fodselsnr', 'personnummer', 'd nummer', 'fnr', 'norwegian id'),
  confidence: { alone: 0.85, bare: 0.9, named: 0.99 },
})
