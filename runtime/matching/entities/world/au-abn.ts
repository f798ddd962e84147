import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Australian business number: mod 89 (Australian Business Register). */
export const auAbn = coded({
  type: 'au-abn',
  shapes: ['99999999999'],
  accepts(digits) {
    if (digits[0] === '0') return null
    const sum = weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10
    return sum % 89 === 0 ? ['check digits mod 89'] : null
  },
  context: contextOf('abn', 'australian business', 'business number'),
  confidence: ({ written }) =>
    written.length === 14
      ? { alone: 0.75, bare: 0.85, named: 0.98 }
      : { alone: 0.55, bare: 0.7, named: 0.98 },
})
