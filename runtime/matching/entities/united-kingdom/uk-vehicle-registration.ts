import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Registration mark: current (age 01 to 29, 51 to 79), prefix and suffix series (DVLA, INF104). */
export const ukVehicleRegistration = coded({
  type: 'uk-vehicle-registration',
  shapes: ['AA99AAA', 'A9AAA', 'A99AAA', 'A999AAA', 'AAA9A', 'AAA99A', 'AAA999A'],
  accepts(value, { written }) {
    if (!/^[A-Za-z\d]+[ -]?[A-Za-z\d]+$/.test(written)) return null
    if (/^[A-HJ-PR-Y]{2}(?:0[1-9]|[125-7]\d)[A-HJ-PR-Z]{3}$/.test(value) && value.slice(2, 4) !== '50')
      return ['current series']
    if (/^[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Y][A-HJ-PR-Z]{2}$/.test(value)) return ['prefix series']
    return /^[A-HJ-PR-Z]{3}\d{1,3}[A-HJ-NPR-TV-Y]$/.test(value) ? ['suffix series'] : null
  },
  context: contextOf(
    'registration',
    'reg',
    'number plate',
    'licence plate',
    'license plate',
    'plate',
    'vehicle',
    'vrm',
    'vrn',
    'dvla',
    'v5c',
    'mot',
    'car',
    'van',
    'logbook',
  ),
  confidence: ({ value }) => {
    if (value.length < 6) return { alone: 0.05, bare: 0.4, named: 0.6 }
    return value.length === 7 && /^..\d\d/.test(value)
      ? { alone: 0.4, bare: 0.6, named: 0.85 }
      : { alone: 0.15, bare: 0.5, named: 0.7 }
  },
})
