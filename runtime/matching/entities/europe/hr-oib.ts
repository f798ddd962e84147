import { isRepeated, mod11And10 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** OIB: ISO 7064 mod 11,10 over eleven digits (Porezna uprava). */
export const hrOib = coded({
  type: 'hr-oib',
  shapes: ['99999999999'],
  accepts: (digits) => (mod11And10(digits) && !isRepeated(digits) ? ['mod 11,10 check digit'] : null),
  context: contextOf('oib', 'osobni identifikacijski broj', 'identifikacijski broj'),
  confidence: { alone: 0.15, bare: 0.45, named: 0.97 },
})
