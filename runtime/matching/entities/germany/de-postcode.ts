import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Postcode: five digits of a range that is in use (Deutsche Post), where a German text speaks of an address. */
export const dePostcode = coded({
  type: 'de-postcode',
  shapes: ['99999'],
  accepts(digits, { written }) {
    const inUse = digits >= '01001' && digits <= '99998' && !digits.startsWith('00')
    return inUse && digits === written ? ['range of a postcode'] : null
  },
  context: contextOf(
    'plz',
    'postleitzahl*',
    'postanschrift',
    'anschrift',
    'wohnanschrift',
    'wohnort',
    'lieferadresse',
    'rechnungsadresse',
    'wohnhaft',
    'hausnummer',
  ),
  confidence: { alone: 0.05, bare: 0.3, named: 0.65 },
  literals: ['plz', 'postleitzahl', 'anschrift', 'wohn', 'adresse', 'hausnummer'],
})
