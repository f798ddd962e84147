import { isRepeated } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Philippine mobile number: 09 or +63 9 and nine digits (National Telecommunications Commission). */
export const phMobile = coded({
  type: 'ph-mobile',
  shapes: ['99999999999'],
  accepts: (digits, { written }) =>
    /^09[0-9]/.test(digits) && /^\d{4}([ -]?)\d{3}\1\d{4}$/.test(written) && !isRepeated(digits.slice(2))
      ? ['mobile prefix']
      : null,
  context: contextOf(
    'mobile',
    'phone',
    'cellphone',
    'cell',
    'gcash',
    'call',
    'text',
    'contact',
    'number',
    'whatsapp',
    'viber',
  ),
  confidence: ({ written }) =>
    written.length > 11 ? { alone: 0.5, bare: 0.65, named: 0.85 } : { alone: 0.3, bare: 0.6, named: 0.85 },
})
