import { isRepeated, weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Lifelong number of a physician: check digit with weights 4 9, then the specialty (KBV, Arztnummern-Richtlinie). */
export const deLanr = coded({
  type: 'de-lanr',
  shapes: ['999999999'],
  accepts(digits, { written }) {
    if (digits !== written || isRepeated(digits)) return null
    const check = (10 - (weightedSum(digits.slice(0, 6), [4, 9]) % 10)) % 10
    return check === Number(digits[6]) ? ['check digit (4 9)'] : null
  },
  context: contextOf(
    'lanr',
    'arztnummer',
    'arzt nr',
    'arzt nummer',
    'vertragsarzt',
    'kassenarzt',
    'hausarzt',
    'facharzt',
    'arzt',
    'rezept',
    'kbv',
  ),
  confidence: { alone: 0.15, bare: 0.5, named: 0.95 },
})
