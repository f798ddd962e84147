import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { documentNumberChecks, documentNumberConfidence } from './document-number.ts'

/** Passport number (PassV, ICAO Doc 9303). */
export const dePassport = coded({
  type: 'de-passport',
  lengths: [9, 10],
  digits: 2,
  accepts: documentNumberChecks,
  context: contextOf(
    'reisepass*',
    'pass',
    'passnummer',
    'pass nr',
    'passport*',
    'dokumentennummer',
    'mrz',
    'kinderreisepass',
  ),
  confidence: documentNumberConfidence,
})
