import { mod97 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** Rijksregisternummer: date of birth, order, 97 minus the rest; 2 before it when born since 2000 (KB 3 April 1984). */
export const beNationalNumber = coded({
  type: 'be-national-number',
  shapes: ['99999999999'],
  accepts(digits) {
    const month = numberAt(digits, 2, 4) % 20
    const day = numberAt(digits, 4, 6)
    if (month > 12 || (month !== 0 && day !== 0 && !isDay(day, month))) return null
    const body = digits.slice(0, 9)
    const key = Number(digits.slice(9))
    return 97 - mod97(body) === key || 97 - mod97(`2${body}`) === key ? ['date of birth', 'mod 97'] : null
  },
  context: contextOf(
    'rijksregister*',
    'rijksregisternummer',
    'insz',
    'niss',
    'registre national',
    'numero national',
    'national number',
    'nationaal nummer',
    'bis nummer',
  ),
  confidence: ({ written }) =>
    /^\d\d\.\d\d\.\d\d-\d{3}[.-]\d\d$/.test(written)
      ? { alone: 0.95, bare: 0.97, named: 0.99 }
      : { alone: 0.6, bare: 0.75, named: 0.98 },
})
