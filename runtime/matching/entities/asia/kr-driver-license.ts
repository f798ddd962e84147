import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Korean driver's licence: region 11 to 28, year, serial, check (Road Traffic Act). */
export const krDriverLicense = coded({
  type: 'kr-driver-license',
  shapes: ['999999999999'],
  accepts(digits, { written }) {
    const region = Number(digits.slice(0, 2))
    return region >= 11 && region <= 28 && /^\d\d([- ]?)\d\d\1\d{6}\1\d\d$/.test(written) ? ['region'] : null
  },
  context: contextOf(
    '운전면허',
    '면허번호',
    '운전면허번호',
    '면허증',
    'driver license',
    'driving license',
    'driver s license',
    'drivers license',
    'korean driver',
    'license',
  ),
  confidence: ({ written }) =>
    written.length > 12 ? { alone: 0.5, bare: 0.65, named: 0.92 } : { alone: 0.1, bare: 0.4, named: 0.8 },
})
