import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Passport number: two letters and seven digits (Ministero degli Affari Esteri). */
export const itPassport = coded({
  type: 'it-passport',
  shapes: ['AA9999999'],
  accepts: (value, { written }) =>
    value.length === written.length ? ['two letters and seven digits'] : null,
  context: contextOf(
    'passaporto',
    'passaporti',
    'passport*',
    'documento di viaggio',
    'viaggio',
    'viaggiare',
    'espatrio',
    'dogana',
  ),
  confidence: { alone: 0.15, bare: 0.5, named: 0.85 },
})
