import { mod11And2 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDate, numberAt } from '../dates.ts'

/** Resident identity number of China: region, date of birth, ISO 7064 mod 11-2 (GB 11643-1999). */
export const cnResidentId = coded({
  type: 'cn-resident-id',
  shapes: ['999999999999999999', '99999999999999999A'],
  accepts(value) {
    const year = numberAt(value, 6, 10)
    if (
      !/^[1-8]/.test(value) ||
      year < 1850 ||
      year > 2099 ||
      !isDate(year, numberAt(value, 10, 12), numberAt(value, 12, 14))
    )
      return null
    return mod11And2(value) ? ['date of birth', 'mod 11-2 check character'] : null
  },
  context: contextOf(
    '身份证',
    '身份证号',
    '身分證',
    '公民身份号码',
    'resident identity',
    'chinese id',
    'id card',
  ),
  confidence: { alone: 0.95, bare: 0.97, named: 0.99 },
})
