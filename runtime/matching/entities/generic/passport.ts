import { isRepeated } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Passport number of any country: six to nine letters and digits that a text calls one. */
export const passport = coded({
  type: 'passport',
  lengths: [6, 7, 8, 9, 10],
  shapes: ['A999999', 'AA999999', 'AA9999999', 'A99999999', '99AA99999'],
  digits: 4,
  accepts: (value) =>
    /\d.*\d.*\d.*\d/.test(value) && !isRepeated(value) ? ['six to ten letters and digits'] : null,
  context: contextOf(
    'passport*',
    'reisepass*',
    'passnummer',
    'pasaporte*',
    'passaporto*',
    'passeport*',
    'passaporte*',
    'paszport*',
    'pass nr',
    'passnr',
    'paspoort*',
    'pasaport*',
    '여권',
    'หนังสือเดินทาง',
    '护照',
    '旅券',
    'паспорт*',
  ),
  confidence: { alone: 0, bare: 0, named: 0.7 },
  literals: [
    'passport',
    'reisepass',
    'passn',
    'pass nr',
    'pass-nr',
    'pasaport',
    'passaport',
    'passeport',
    'paszport',
    'paspoort',
    '여권',
    'หนังสือเดินทาง',
    '护照',
    '旅券',
    'паспорт',
  ],
})
