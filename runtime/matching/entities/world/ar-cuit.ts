import { mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** CUIT and CUIL: kind of person, weights 5 4 3 2 7 6 5 4 3 2 mod 11 (AFIP). */
export const arCuit = coded({
  type: 'ar-cuit',
  shapes: ['99999999999'],
  accepts(digits, { written }) {
    if (!/^(?:20|23|24|25|26|27|30|33|34)/.test(digits) || !/^\d\d-?\d{8}-?\d$/.test(written)) return null
    const check = 11 - mod11(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
    return check % 11 === Number(digits[10]) && check !== 10 ? ['kind of person', 'mod 11 check digit'] : null
  },
  context: contextOf('cuit', 'cuil', 'afip', 'clave unica'),
  confidence: ({ written }) =>
    written.includes('-')
      ? { alone: 0.85, bare: 0.9, named: 0.98 }
      : { alone: 0.35, bare: 0.55, named: 0.97 },
})
