import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** T.C. kimlik numarası: two check digits (Nüfus ve Vatandaşlık İşleri). */
export const trNationalId = coded({
  type: 'tr-national-id',
  shapes: ['99999999999'],
  accepts(digits) {
    if (digits[0] === '0') return null
    const odd = weightedSum(digits.slice(0, 9), [1, 0])
    const even = weightedSum(digits.slice(0, 8), [0, 1])
    const tenth = (((odd * 7 - even) % 10) + 10) % 10
    const last = weightedSum(digits.slice(0, 10), [1]) % 10
    return tenth === Number(digits[9]) && last === Number(digits[10]) ? ['two check digits'] : null
  },
  context: contextOf(
    'tc kimlik',
    't c kimlik',
    'kimlik',
    'kimlik no',
    'kimlik numarasi',
    'tckn',
    'tc no',
    'turkish id',
    'nufus',
    'vatandaslik',
    'national id',
  ),
  confidence: { alone: 0.65, bare: 0.8, named: 0.98 },
})
