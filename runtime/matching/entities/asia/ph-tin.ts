import { isRepeated, isSequence, mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Philippine TIN: nine digits, the last mod 11, and the branch (Bureau of Internal Revenue). */
export const phTin = coded({
  type: 'ph-tin',
  shapes: ['999999999', '999999999999', '99999999999999'],
  accepts(digits, { written }) {
    if (
      !/^(?:\d{3}-\d{3}-\d{3}(?:-\d{3}|-\d{5})?|\d{9}|\d{12})$/.test(written) ||
      isRepeated(digits) ||
      isSequence(digits.slice(0, 9))
    )
      return null
    return mod11(digits, [9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[8]) ? ['mod 11 check digit'] : null
  },
  context: contextOf(
    'tin',
    'taxpayer identification',
    'bir',
    'taxpayer',
    'tax id',
    'rdo',
    'revenue district',
  ),
  confidence: ({ value, written }) => {
    if (!written.includes('-')) return { alone: 0.1, bare: 0.5, named: 0.9 }
    return value.length > 9 ? { alone: 0.6, bare: 0.75, named: 0.97 } : { alone: 0.4, bare: 0.6, named: 0.95 }
  },
})
