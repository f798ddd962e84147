import { mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** Personal code of Estonia and Lithuania: sex and century, date of birth, two-stage mod 11 (EVS 585:2007). */
export const balticPersonalCode = coded({
  type: 'baltic-personal-code',
  shapes: ['99999999999'],
  accepts(digits) {
    if (!/^[1-6]/.test(digits) || !isDay(numberAt(digits, 5, 7), numberAt(digits, 3, 5))) return null
    const first = mod11(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1])
    const check = first < 10 ? first : mod11(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 10
    return check === Number(digits[10]) ? ['date of birth', 'mod 11 check digit'] : null
  },
  context: contextOf('isikukood', 'asmens kodas', 'personal code', 'isikukoodi'),
  confidence: { alone: 0.4, bare: 0.6, named: 0.97 },
})
