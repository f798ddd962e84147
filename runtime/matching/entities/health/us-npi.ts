import { isRepeated, luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** National provider identifier: Luhn with the prefix 80840 (CMS, "NPI check digit calculation"). */
export const usNpi = coded({
  type: 'us-npi',
  shapes: ['9999999999'],
  accepts(digits, { written }) {
    if (!/^\d{4}([ -]?)\d{3}\1\d{3}$/.test(written)) return null
    if ((digits[0] !== '1' && digits[0] !== '2') || isRepeated(digits.slice(0, 9)) || !luhn(`80840${digits}`))
      return null
    return ['Luhn check digit with prefix 80840']
  },
  context: contextOf(
    'npi',
    'national provider',
    'provider identifier',
    'provider id',
    'provider number',
    'provider',
    'taxonomy',
  ),
  confidence: ({ written }) =>
    written.length === 10
      ? { alone: 0.25, bare: 0.5, named: 0.95 }
      : { alone: 0.35, bare: 0.55, named: 0.95 },
})
