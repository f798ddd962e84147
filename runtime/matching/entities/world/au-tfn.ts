import { isRepeated, weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Tax file number: weights 1 4 3 7 5 8 6 9 10, mod 11 (Australian Taxation Office). */
export const auTfn = coded({
  type: 'au-tfn',
  shapes: ['999999999'],
  accepts: (digits, { written }) =>
    /^\d{3}([ -]?)\d{3}\1\d{3}$/.test(written) &&
    !isRepeated(digits) &&
    weightedSum(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0
      ? ['mod 11 check digit']
      : null,
  context: contextOf('tfn', 'tax file', 'tax file number', 'ato'),
  confidence: ({ written }) =>
    written.length > 9 ? { alone: 0.45, bare: 0.6, named: 0.97 } : { alone: 0.15, bare: 0.5, named: 0.97 },
})
