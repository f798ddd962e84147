import { isRepeated, isSequence, weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Korean business registration number: weights 1 3 7 1 3 7 1 3 5 (National Tax Service). */
export const krBrn = coded({
  type: 'kr-brn',
  shapes: ['9999999999'],
  accepts(digits, { written }) {
    if (!/^\d{3}-?\d\d-?\d{5}$/.test(written) || isRepeated(digits) || isSequence(digits)) return null
    const sum =
      weightedSum(digits.slice(0, 9), [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((Number(digits[8]) * 5) / 10)
    return (10 - (sum % 10)) % 10 === Number(digits[9]) ? ['check digit (1 3 7 1 3 7 1 3 5)'] : null
  },
  context: contextOf(
    'brn',
    '사업자등록번호',
    '사업자번호',
    '사업자',
    'business registration',
    'business number',
    'tax registration',
  ),
  confidence: ({ written }) =>
    written.includes('-') ? { alone: 0.55, bare: 0.7, named: 0.97 } : { alone: 0.2, bare: 0.5, named: 0.95 },
})
