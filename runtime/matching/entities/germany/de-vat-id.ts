import { mod11And10 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** VAT id: DE and nine digits, mod 11,10 (its rule is not official, so a number that fails is only less sure). */
export const deVatId = coded({
  type: 'de-vat-id',
  shapes: ['AA999999999'],
  accepts(value) {
    if (!value.startsWith('DE') || value[2] === '0') return null
    return mod11And10(value.slice(2)) ? ['prefix DE', 'mod 11,10 check digit'] : ['prefix DE']
  },
  context: contextOf(
    'ust idnr',
    'ust id',
    'ustidnr',
    'ustid',
    'umsatzsteuer*',
    'mehrwertsteuer',
    'vat*',
    'steuer*',
    'finanzamt',
    'rechnung',
    'invoice',
  ),
  confidence: ({ value }) =>
    mod11And10(value.slice(2))
      ? { alone: 0.8, bare: 0.9, named: 0.97 }
      : { alone: 0.4, bare: 0.5, named: 0.75 },
})
