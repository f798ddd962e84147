import { isRepeated, isSequence } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Individual taxpayer identification number: 9, and a group that the IRS assigns (Internal Revenue Manual 3.21.263). */
export const usItin = coded({
  type: 'us-itin',
  shapes: ['999999999'],
  accepts(digits) {
    const group = Number(digits.slice(3, 5))
    const assigned =
      (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93)
    return digits[0] === '9' && assigned && !isRepeated(digits) && !isSequence(digits)
      ? ['group of a taxpayer number']
      : null
  },
  context: contextOf(
    'itin',
    'itins',
    'taxpayer',
    'taxpayer identification',
    'tax id',
    'taxid',
    'tin',
    'individual taxpayer',
  ),
  confidence: ({ written }) =>
    hyphenated.test(written)
      ? { alone: 0.6, bare: 0.7, named: 0.95 }
      : { alone: 0.15, bare: 0.5, named: 0.85 },
})

const hyphenated = /^\d{3}[- ]\d\d[- ]\d{4}$/
