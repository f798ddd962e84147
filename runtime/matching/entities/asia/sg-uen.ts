import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Unique entity number of a business or other entity, each of three forms with a check letter (ACRA, uen.gov.sg). */
export const sgUen = coded({
  type: 'sg-uen',
  shapes: ['99999999A', '999999999A', 'A99AA9999A'],
  accepts(value, { written }) {
    if (value.length !== written.length) return null
    if (value.length === 9)
      return 'XMKECAWLJDB'[weightedSum(value.slice(0, 8), [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === value[8]
        ? ['check letter']
        : null
    if (value < 'A') {
      return /^(?:19|20)/.test(value) &&
        'ZKCMDNERGWH'[weightedSum(value.slice(0, 9), [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11] === value[9]
        ? ['year', 'check letter']
        : null
    }
    return /^[TSR]/.test(value) && entities.has(value.slice(3, 5)) ? ['year and kind of entity'] : null
  },
  context: contextOf(
    'uen',
    'unique entity',
    'acra',
    'business registration',
    'company registration',
    'singapore',
  ),
  confidence: ({ value }) =>
    value < 'A' && value.length === 9
      ? { alone: 0.4, bare: 0.55, named: 0.95 }
      : { alone: 0.6, bare: 0.75, named: 0.95 },
})

const entities = new Set(
  'LP LL FC PF RF MQ MM NB CC CS MB FM GS DP CP NR CM CD MD HS VH CH MH CL XL CX HC RP TU TC FB FN PA PB SS MC SM GA GB'.split(
    ' ',
  ),
)
