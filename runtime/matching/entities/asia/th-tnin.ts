import { isRepeated, mod11 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Thai national id: province, mod 11 over twelve digits (Department of Provincial Administration). */
export const thTnin = coded({
  type: 'th-tnin',
  shapes: ['9999999999999'],
  accepts(digits, { written }) {
    if (!/^(?:\d{13}|\d([ -])\d{4}\1\d{5}\1\d\d\1\d)$/.test(written)) return null
    const province = Number(digits.slice(1, 3))
    const known =
      (province >= 10 && province <= 27) ||
      (province >= 30 && province <= 58) ||
      (province >= 60 && province <= 77) ||
      (province >= 80 && province <= 86) ||
      (province >= 90 && province <= 96)
    if (digits[0] === '0' || !known || isRepeated(digits)) return null
    const check = (11 - mod11(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])) % 10
    return check === Number(digits[12]) ? ['province', 'mod 11 check digit'] : null
  },
  context: contextOf(
    'tnin',
    'thai id',
    'thai national',
    'เลขประจำตัวประชาชน',
    'บัตรประชาชน',
    'เลขบัตร',
    'national id',
    'citizen id',
  ),
  confidence: ({ written }) =>
    /^\d-\d{4}-\d{5}-\d\d-\d$/.test(written)
      ? { alone: 0.9, bare: 0.95, named: 0.99 }
      : { alone: 0.3, bare: 0.6, named: 0.97 },
})
