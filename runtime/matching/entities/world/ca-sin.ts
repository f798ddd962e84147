import { isRepeated, isSequence, luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Social insurance number: nine digits with Luhn, first no 0 or 8 (Employment and Social Development Canada). */
export const caSin = coded({
  type: 'ca-sin',
  shapes: ['999999999'],
  accepts: (digits, { written }) =>
    /^[1-79]\d{8}$/.test(digits) &&
    /^\d{3}([ -]?)\d{3}\1\d{3}$/.test(written) &&
    !isRepeated(digits) &&
    !isSequence(digits) &&
    luhn(digits)
      ? ['Luhn check digit']
      : null,
  context: contextOf(
    'sin',
    'social insurance',
    'sin number',
    'nas',
    'assurance sociale',
    'numero d assurance',
    'canada',
    'canadian',
  ),
  confidence: ({ written }) =>
    written.length > 9 ? { alone: 0.5, bare: 0.65, named: 0.97 } : { alone: 0.15, bare: 0.5, named: 0.95 },
})
