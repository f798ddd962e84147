import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Registration plate: district, letters, digits, E or H (FZV § 8), in capitals and with a gap after the district. */
export const deLicensePlate = coded({
  type: 'de-license-plate',
  shapes: ['AA', 'AAA', 'AAAA', 'AAAAA'].flatMap((letters) =>
    ['9', '99', '999', '9999'].flatMap((digits) => [letters + digits, `${letters + digits}A`]),
  ),
  accepts: (_, { written }) => (plate.test(written) ? ['district, letters and digits'] : null),
  context: contextOf(
    'kennzeichen',
    'kfz*',
    'nummernschild',
    'fahrzeug*',
    'auto',
    'pkw',
    'lkw',
    'wagen',
    'halter',
    'license plate',
    'licence plate',
    'number plate',
    'zulassung*',
  ),
  confidence: ({ written }) =>
    /^[A-ZÄÖÜ]+-[A-Z]+[ -]?\d/.test(written)
      ? { alone: 0.3, bare: 0.6, named: 0.85 }
      : { alone: 0.1, bare: 0.55, named: 0.8 },
})

const plate = /^[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?[1-9]\d{0,3}[EH]?$/
