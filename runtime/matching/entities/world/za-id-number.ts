import { luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDate, numberAt } from '../dates.ts'

/** South African id: date of birth, sex, citizenship, 8 or 9, Luhn (Department of Home Affairs). */
export const zaIdNumber = coded({
  type: 'za-id-number',
  shapes: ['9999999999999'],
  accepts(digits) {
    const year = numberAt(digits, 0, 2)
    const dated =
      isDate(2000 + year, numberAt(digits, 2, 4), numberAt(digits, 4, 6)) ||
      isDate(1900 + year, numberAt(digits, 2, 4), numberAt(digits, 4, 6))
    return dated && /[012][89]\d$/.test(digits) && luhn(digits)
      ? ['date of birth', 'citizenship', 'Luhn check digit']
      : null
  },
  context: contextOf(
    'id number',
    'identity number',
    'south african',
    'rsa id',
    'id no',
    'smart id',
    'resident',
    'sa id',
  ),
  confidence: { alone: 0.75, bare: 0.85, named: 0.98 },
})
