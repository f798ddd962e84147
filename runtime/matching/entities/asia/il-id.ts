import { isRepeated, isSequence, luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Teudat zehut: nine digits with Luhn (Population and Immigration Authority). */
export const ilId = coded({
  type: 'il-id',
  shapes: ['999999999'],
  accepts: (digits, { written }) =>
    /^\d{8}-?\d$/.test(written) && !isRepeated(digits) && !isSequence(digits) && luhn(digits)
      ? ['Luhn check digit']
      : null,
  context: contextOf('teudat zehut', 'israeli id', 'תעודת זהות', 'ת ז', 'תז', 'mispar zehut'),
  confidence: { alone: 0.1, bare: 0.4, named: 0.97 },
})
