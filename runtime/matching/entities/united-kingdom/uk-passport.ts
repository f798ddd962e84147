import { isRepeated } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** British passport number: nine digits, or two letters and seven digits (HM Passport Office). */
export const ukPassport = coded({
  type: 'uk-passport',
  shapes: ['AA9999999', '999999999'],
  accepts: (value, { written }) =>
    written.length === value.length && !isRepeated(value)
      ? [value < 'A' ? 'nine digits' : 'two letters and seven digits']
      : null,
  context: contextOf(
    'passport*',
    'travel document',
    'hmpo',
    'british passport',
    'uk passport',
    'his majesty',
    'her majesty',
  ),
  confidence: ({ value }) =>
    value < 'A' ? { alone: 0.05, bare: 0.2, named: 0.7 } : { alone: 0.2, bare: 0.5, named: 0.85 },
})
