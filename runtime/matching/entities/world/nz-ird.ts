import { mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** IRD number of New Zealand: two sets of weights mod 11 (Inland Revenue). */
export const nzIrd = coded({
  type: 'nz-ird',
  shapes: ['99999999', '999999999'],
  accepts(value) {
    const digits = value.padStart(9, '0')
    if (Number(digits) < 10_000_000 || Number(digits) > 150_000_000) return null
    const check = (weights: readonly number[]) => (11 - mod11(digits, weights)) % 11
    const first = check([3, 2, 7, 6, 5, 4, 3, 2])
    return (first < 10 ? first : check([7, 4, 3, 2, 5, 2, 7, 6])) === Number(digits[8])
      ? ['mod 11 check digit']
      : null
  },
  context: contextOf('ird', 'ird number', 'inland revenue'),
  confidence: { alone: 0.1, bare: 0.3, named: 0.95 },
})
