import { isRepeated, isSequence, mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** NIF: nine digits with mod 11, the first of a kind that is issued (Autoridade Tributária). */
export const ptNif = coded({
  type: 'pt-nif',
  shapes: ['999999999', 'AA999999999'],
  accepts(value) {
    const digits = value.startsWith('PT') ? value.slice(2) : value
    if (!/^[1235-9]\d{8}$/.test(digits) || isRepeated(digits) || isSequence(digits)) return null
    const check = 11 - mod11(digits, [9, 8, 7, 6, 5, 4, 3, 2])
    return (check > 9 ? 0 : check) === Number(digits[8]) ? ['mod 11 check digit'] : null
  },
  context: contextOf(
    'nif',
    'contribuinte',
    'identificacao fiscal',
    'nipc',
    'numero fiscal',
    'cartao de cidadao',
  ),
  confidence: ({ value }) =>
    value.startsWith('PT') ? { alone: 0.7, bare: 0.8, named: 0.97 } : { alone: 0.15, bare: 0.5, named: 0.95 },
})
