import { mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** EGN: date of birth with the century in the month, weights 2 4 8 5 10 9 7 3 6 (GRAO). */
export const bgEgn = coded({
  type: 'bg-egn',
  shapes: ['9999999999'],
  accepts(digits, { written }) {
    if (
      digits !== written ||
      !isDay(numberAt(digits, 4, 6), numberAt(digits, 2, 4) % 20) ||
      numberAt(digits, 2, 4) > 52
    )
      return null
    return mod11(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 10 === Number(digits[9])
      ? ['date of birth', 'mod 11 check digit']
      : null
  },
  context: contextOf('egn', 'егн', 'единен граждански номер', 'граждански номер'),
  confidence: { alone: 0.3, bare: 0.55, named: 0.97 },
})
