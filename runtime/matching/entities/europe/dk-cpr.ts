import { isSequence, mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** CPR-nummer: date of birth and four digits; mod 11 held until 2007 (CPR-kontoret, "Personnummeret i CPR"). */
export const dkCpr = coded({
  type: 'dk-cpr',
  shapes: ['9999999999'],
  accepts(digits, { written }) {
    if (
      !/^\d{6}[- ]?\d{4}$/.test(written) ||
      !isDay(numberAt(digits, 0, 2), numberAt(digits, 2, 4)) ||
      isSequence(digits)
    )
      return null
    return sound(digits) ? ['date of birth', 'mod 11 check digit'] : ['date of birth']
  },
  context: contextOf('cpr', 'cpr nr', 'cpr nummer', 'cprnr', 'personnummer', 'civil registration'),
  confidence: ({ value, written }) => {
    if (!sound(value)) return { alone: 0.05, bare: written.includes('-') ? 0.4 : 0.1, named: 0.75 }
    return written.includes('-')
      ? { alone: 0.55, bare: 0.7, named: 0.97 }
      : { alone: 0.2, bare: 0.5, named: 0.95 }
  },
})

const sound = (digits: string): boolean => mod11(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0
