import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** MyKad number of Malaysia: date of birth, place, serial; written with hyphens (Jabatan Pendaftaran Negara). */
export const myNric = coded({
  type: 'my-nric',
  shapes: ['999999999999'],
  accepts(digits, { written }) {
    if (!/^\d{6}-\d\d-\d{4}$/.test(written) && written.length !== 12) return null
    return isDay(numberAt(digits, 4, 6), numberAt(digits, 2, 4)) && numberAt(digits, 6, 8) !== 0
      ? ['date of birth']
      : null
  },
  context: contextOf('mykad', 'nric', 'kad pengenalan', 'no kp', 'ic no', 'ic number', 'malaysia*'),
  confidence: ({ written }) =>
    written.includes('-') ? { alone: 0.6, bare: 0.7, named: 0.95 } : { alone: 0.05, bare: 0.3, named: 0.85 },
})
