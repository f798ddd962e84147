import { luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** AMKA: date of birth and Luhn (IDIKA). */
export const grAmka = coded({
  type: 'gr-amka',
  shapes: ['99999999999'],
  accepts: (digits) =>
    isDay(numberAt(digits, 0, 2), numberAt(digits, 2, 4)) && luhn(digits)
      ? ['date of birth', 'Luhn check digit']
      : null,
  context: contextOf('amka', 'αμκα', 'α μ κ α', 'κοινωνικης ασφαλισης', 'ασφαλισης'),
  confidence: { alone: 0.4, bare: 0.6, named: 0.97 },
})
