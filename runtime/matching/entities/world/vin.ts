import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Vehicle identification number: seventeen characters without I, O, Q; the ninth checks the others (ISO 3779, 49 CFR 565). */
export const vin = coded({
  type: 'vin',
  lengths: [17],
  digits: 4,
  accepts(value) {
    if (/[IOQ]/.test(value) || !/[A-Z]/.test(value) || !/\d{4}$/.test(value)) return null
    return sound(value) ? ['check digit'] : ['seventeen characters without I, O, Q']
  },
  context: contextOf(
    'vin',
    'vehicle identification',
    'chassis',
    'fahrgestellnummer',
    'fin',
    'fahrzeug identifizierungsnummer',
    'numero de chassis',
    'telaio',
    'bastidor',
  ),
  confidence: ({ value }) =>
    sound(value) ? { alone: 0.65, bare: 0.8, named: 0.97 } : { alone: 0.1, bare: 0.3, named: 0.8 },
})

const letterValues = '12345678.12345.7.923456789'
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

function sound(value: string): boolean {
  let sum = 0
  for (let at = 0; at < 17; at++) {
    const code = value.charCodeAt(at)
    sum += (code >= 65 ? Number(letterValues[code - 65]) : code - 48) * (weights[at] ?? 0)
  }
  return (sum % 11 === 10 ? 'X' : String(sum % 11)) === value[8]
}
