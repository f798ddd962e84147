import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { documentNumberChecks, documentNumberConfidence } from './document-number.ts'

/** Number of an identity card (PAuswG, ICAO Doc 9303); T and eight digits before November 2010. */
export const deIdCard = coded({
  type: 'de-id-card',
  lengths: [9, 10],
  digits: 2,
  accepts: (value) => documentNumberChecks(value) ?? (/^T\d{8}$/.test(value) ? ['T and eight digits'] : null),
  context: contextOf(
    'personalausweis*',
    'ausweis*',
    'perso',
    'npa',
    'seriennummer',
    'dokumentennummer',
    'identity card',
    'id card',
    'national id',
  ),
  confidence: (candidate) =>
    /^T\d{8}$/.test(candidate.value)
      ? { alone: 0.3, bare: 0.55, named: 0.9 }
      : documentNumberConfidence(candidate),
})
