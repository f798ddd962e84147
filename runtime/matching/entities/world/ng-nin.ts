import { isRepeated, verhoeff } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** National identification number of Nigeria: eleven digits, Verhoeff (National Identity Management Commission). */
export const ngNin = coded({
  type: 'ng-nin',
  shapes: ['99999999999'],
  accepts(digits, { written }) {
    if (digits !== written || isRepeated(digits)) return null
    return verhoeff(digits) ? ['Verhoeff check digit'] : ['eleven digits']
  },
  context: contextOf('nin', 'nimc', 'national identification number', 'national identity', 'nigeria*'),
  confidence: ({ value }) =>
    verhoeff(value) ? { alone: 0.15, bare: 0.5, named: 0.95 } : { alone: 0, bare: 0, named: 0.4 },
})
