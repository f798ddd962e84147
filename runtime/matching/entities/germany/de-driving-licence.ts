import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Number of a driving licence: authority, serial, check character, issue (FeV, annex 8, field 5). */
export const deDrivingLicence = coded({
  type: 'de-driving-licence',
  lengths: [11],
  digits: 6,
  accepts(value) {
    if (/^[A-Z]{2}\d{8}[A-Z\d]$/.test(value)) return ['two letters, eight digits and a character']
    return /^[A-Z][A-Z\d]{3}[A-Z\d]{5}[\dX][A-Z\d]$/.test(value)
      ? ['authority and serial in their places']
      : null
  },
  context: contextOf(
    'fuhrerschein*',
    'fahrerlaubnis*',
    'fev',
    'kba',
    'driving licence',
    'driving license',
    'driver s license',
    'licence number',
    'license number',
    'feld 5',
  ),
  confidence: ({ value }) =>
    /^[A-Z]{2}\d{8}/.test(value)
      ? { alone: 0.35, bare: 0.55, named: 0.92 }
      : { alone: 0.05, bare: 0.3, named: 0.8 },
})
