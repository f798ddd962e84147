import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Medicare card number: 2 to 6 first, weights 1 3 7 9, then the issue (Services Australia). */
export const auMedicare = coded({
  type: 'au-medicare',
  shapes: ['9999999999', '99999999999'],
  accepts: (digits, { written }) =>
    /^\d{4} ?\d{5} ?\d(?:[ \-/]?\d)?$/.test(written) &&
    /^[2-6]\d{8}[1-9]/.test(digits) &&
    weightedSum(digits.slice(0, 8), [1, 3, 7, 9]) % 10 === Number(digits[8])
      ? ['first digit', 'check digit (1 3 7 9)']
      : null,
  context: contextOf('medicare', 'medicare card', 'medicare number', 'irn'),
  confidence: ({ value, written }) => {
    if (value.length === 11) return { alone: 0.1, bare: 0.4, named: 0.9 }
    return written.length > 10
      ? { alone: 0.6, bare: 0.75, named: 0.98 }
      : { alone: 0.15, bare: 0.5, named: 0.97 }
  },
})
