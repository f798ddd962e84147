import { isRepeated, isSequence, weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Burgerservicenummer: the eleven test, the last digit counts minus one (Besluit burgerservicenummer). */
export const nlBsn = coded({
  type: 'nl-bsn',
  shapes: ['999999999', '99999999'],
  accepts(value) {
    const digits = value.padStart(9, '0')
    const sum = weightedSum(digits.slice(0, 8), [9, 8, 7, 6, 5, 4, 3, 2]) - Number(digits[8])
    return sum % 11 === 0 && !isRepeated(value) && !isSequence(value) ? ['eleven test'] : null
  },
  context: contextOf(
    'bsn',
    'burgerservicenummer',
    'burger service nummer',
    'sofinummer',
    'sofi nummer',
    'citizen service number',
  ),
  confidence: ({ value }) =>
    value.length === 9 ? { alone: 0.15, bare: 0.5, named: 0.97 } : { alone: 0.05, bare: 0.2, named: 0.9 },
})
