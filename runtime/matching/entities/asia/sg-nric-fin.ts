import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** NRIC and FIN: S T F G M, seven digits, check letter (Immigration & Checkpoints Authority). */
export const sgNricFin = coded({
  type: 'sg-nric-fin',
  shapes: ['A9999999A'],
  accepts(value, { written }) {
    if (!/^[STFGM]/.test(value) || value.length !== written.length) return null
    return sound(value) ? ['check letter'] : ['a letter, seven digits, a letter']
  },
  context: contextOf(
    'nric',
    'fin',
    'singapore',
    'identity card',
    'ic number',
    'ic no',
    'work pass',
    'employment pass',
  ),
  confidence: ({ value }) =>
    sound(value) ? { alone: 0.8, bare: 0.9, named: 0.98 } : { alone: 0.15, bare: 0.4, named: 0.6 },
})

/** Letters for each remainder of the weighted sum, by the first letter. */
const letters: Readonly<Record<string, string>> = {
  S: 'JZIHGFEDCBA',
  T: 'JZIHGFEDCBA',
  F: 'XWUTRQPNMLK',
  G: 'XWUTRQPNMLK',
  M: 'XWUTRQPNJLK',
}

function sound(value: string): boolean {
  const first = value[0] ?? ''
  const offset = first === 'T' || first === 'G' ? 4 : first === 'M' ? 3 : 0
  const rest = (weightedSum(value.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + offset) % 11
  return letters[first]?.[first === 'M' ? 10 - rest : rest] === value[8]
}
