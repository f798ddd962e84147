import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDate, numberAt } from '../dates.ts'

/** PESEL: date of birth with the century in the month, weights 1 3 7 9 (Ustawa o ewidencji ludności, art. 15). */
export const plPesel = coded({
  type: 'pl-pesel',
  shapes: ['99999999999'],
  accepts(digits) {
    const month = numberAt(digits, 2, 4)
    const year = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)] ?? 0
    if (!isDate(year + numberAt(digits, 0, 2), month % 20, numberAt(digits, 4, 6))) return null
    return (weightedSum(digits.slice(0, 10), [1, 3, 7, 9]) + Number(digits[10])) % 10 === 0
      ? ['date of birth', 'check digit (1 3 7 9)']
      : null
  },
  context: contextOf('pesel', 'numer pesel', 'nr pesel', 'ewidencyjny'),
  confidence: { alone: 0.55, bare: 0.75, named: 0.98 },
})
