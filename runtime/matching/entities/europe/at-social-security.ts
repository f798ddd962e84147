import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** Austrian Sozialversicherungsnummer: three digits, check digit, date of birth (Hauptverband, weights 3 7 9 5 8 4 2 1 6). */
export const atSocialSecurity = coded({
  type: 'at-social-security',
  shapes: ['9999999999'],
  accepts(digits) {
    if (digits[0] === '0' || !isDay(numberAt(digits, 4, 6), numberAt(digits, 6, 8))) return null
    const check = weightedSum(digits.slice(0, 3) + digits.slice(4), [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11
    return check === Number(digits[3]) ? ['date of birth', 'mod 11 check digit'] : null
  },
  context: contextOf(
    'sozialversicherung*',
    'versicherungsnummer',
    'svnr',
    'sv nummer',
    'sv nr',
    'e card',
    'ecard',
  ),
  confidence: ({ written }) =>
    /^\d{4} \d{6}$/.test(written)
      ? { alone: 0.55, bare: 0.7, named: 0.97 }
      : { alone: 0.2, bare: 0.5, named: 0.95 },
})
