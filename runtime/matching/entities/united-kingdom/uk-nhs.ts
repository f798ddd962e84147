import { isRepeated, mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** NHS number: modulus 11 over ten digits (NHS Data Dictionary, "NHS number"). */
export const ukNhs = coded({
  type: 'uk-nhs',
  shapes: ['9999999999'],
  accepts(digits, { written }) {
    if (written.length !== 10 && !/^\d{3}[ -]\d{3}[ -]\d{4}$/.test(written)) return null
    if (isRepeated(digits)) return null
    const check = 11 - mod11(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2])
    return check % 11 === Number(digits[9]) && check !== 10 ? ['modulus 11 check digit'] : null
  },
  context: contextOf(
    'nhs',
    'national health service',
    'nhs number',
    'nhs no',
    'patient',
    'health authority',
    'gp',
  ),
  // With hyphens, three, three and four digits are an American phone number, and one in eleven of those passes the check.
  confidence: ({ written }) => {
    if (written.length === 10) return { alone: 0.25, bare: 0.5, named: 0.95 }
    return { alone: written.includes('-') ? 0.3 : 0.5, bare: 0.65, named: 0.95 }
  },
})
