import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Passport number: three letters and six digits (Real Decreto 896/2003). */
export const esPassport = coded({
  type: 'es-passport',
  shapes: ['AAA999999'],
  accepts: (value, { written }) =>
    value.length === written.length ? ['three letters and six digits'] : null,
  context: contextOf('pasaporte*', 'passport*', 'documento de viaje'),
  confidence: { alone: 0.15, bare: 0.5, named: 0.85 },
})
