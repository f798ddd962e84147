import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Patente di guida: two letters, seven digits, a letter; or U1 and seven characters without A, O, Q, V (MIT). */
export const itDriverLicense = coded({
  type: 'it-driver-license',
  shapes: ['AA9999999A'],
  lengths: [10],
  digits: 2,
  accepts(value, { written }) {
    if (value.length !== written.length) return null
    if (/^[A-Z]{2}\d{7}[A-Z]$/.test(value)) return ['two letters, seven digits, a letter']
    return /^U1[B-HJ-NPR-UW-Z\d]{7}[A-Z]$/.test(value) ? ['prefix U1'] : null
  },
  context: contextOf('patente', 'patenti', 'guida', 'licenza di guida', 'driving licence', 'driver license'),
  confidence: { alone: 0.3, bare: 0.55, named: 0.9 },
})
