import { isRepeated, isSequence, weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Australian company number: weights 8 to 1 (Australian Securities and Investments Commission). */
export const auAcn = coded({
  type: 'au-acn',
  shapes: ['999999999'],
  accepts: (digits, { written }) =>
    /^\d{3}([ -]?)\d{3}\1\d{3}$/.test(written) &&
    !isRepeated(digits) &&
    !isSequence(digits) &&
    (10 - (weightedSum(digits.slice(0, 8), [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === Number(digits[8])
      ? ['check digit (8 to 1)']
      : null,
  context: contextOf('acn', 'australian company', 'company number', 'pty', 'asic'),
  confidence: ({ written }) =>
    written.length > 9 ? { alone: 0.4, bare: 0.55, named: 0.97 } : { alone: 0.1, bare: 0.5, named: 0.95 },
})
