import { isRepeated, mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** CNPJ: two check digits mod 11 (Receita Federal). */
export const brCnpj = coded({
  type: 'br-cnpj',
  shapes: ['99999999999999'],
  accepts(digits) {
    if (isRepeated(digits)) return null
    const check = (weights: readonly number[]) => ((mod11(digits, weights) * 10) % 11) % 10
    const first = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    return check(first) === Number(digits[12]) && check([6, ...first]) === Number(digits[13])
      ? ['two check digits mod 11']
      : null
  },
  context: contextOf('cnpj', 'cadastro nacional', 'pessoa juridica'),
  confidence: ({ written }) =>
    written.includes('/')
      ? { alone: 0.97, bare: 0.98, named: 0.99 }
      : { alone: 0.6, bare: 0.75, named: 0.98 },
})
