import { isRepeated, mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** CPF: two check digits mod 11 (Receita Federal). */
export const brCpf = coded({
  type: 'br-cpf',
  shapes: ['99999999999'],
  accepts(digits) {
    if (isRepeated(digits)) return null
    const check = (weights: readonly number[]) => ((mod11(digits, weights) * 10) % 11) % 10
    const sound =
      check([10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[9]) &&
      check([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[10])
    return sound ? ['two check digits mod 11'] : null
  },
  context: contextOf('cpf', 'cadastro de pessoas', 'receita federal'),
  confidence: ({ written }) =>
    /^\d{3}\.\d{3}\.\d{3}-\d\d$/.test(written)
      ? { alone: 0.97, bare: 0.98, named: 0.99 }
      : { alone: 0.6, bare: 0.75, named: 0.98 },
})
