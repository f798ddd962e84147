import { isRepeated, luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** IMEI of a device: fifteen digits with Luhn, the reporting body first (GSMA TS.06). */
export const imei = coded({
  type: 'imei',
  shapes: ['999999999999999'],
  accepts: (digits) =>
    /^(?:01|35|86|99|0[0-9]|1[0-9]|3[0-9]|4[0-9]|5[0-9]|8[0-9]|9[0-9])/.test(digits) &&
    !isRepeated(digits) &&
    luhn(digits)
      ? ['Luhn check digit']
      : null,
  context: contextOf('imei', 'imei no', 'imei number', 'device id', 'handset'),
  confidence: ({ written }) =>
    /^\d\d-\d{6}-\d{6}-\d$/.test(written)
      ? { alone: 0.8, bare: 0.9, named: 0.98 }
      : { alone: 0.15, bare: 0.45, named: 0.98 },
})
