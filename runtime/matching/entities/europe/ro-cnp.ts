import { mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** Cod numeric personal: sex and century, date of birth, county, check digit mod 11 (Legea 105/1996). */
export const roCnp = coded({
  type: 'ro-cnp',
  shapes: ['9999999999999'],
  accepts(digits) {
    const county = numberAt(digits, 7, 9)
    if (digits[0] === '0' || !isDay(numberAt(digits, 5, 7), numberAt(digits, 3, 5))) return null
    if (!((county >= 1 && county <= 52) || county === 70 || (county >= 80 && county <= 83))) return null
    const check = mod11(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9])
    return (check === 10 ? 1 : check) === Number(digits[12])
      ? ['date of birth', 'county', 'mod 11 check digit']
      : null
  },
  context: contextOf('cnp', 'cod numeric personal', 'buletin', 'carte de identitate'),
  confidence: { alone: 0.7, bare: 0.85, named: 0.98 },
})
