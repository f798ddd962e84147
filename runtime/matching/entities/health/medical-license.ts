import { isRepeated, weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** DEA registration of a prescriber: letters and a check digit over six digits (DEA Diversion Control, "DEA number"). */
export const medicalLicense = coded({
  type: 'medical-license',
  shapes: ['AA9999999', 'A99999999'],
  accepts(value) {
    if (!/^[ABCDEFGHJKLMPRSTUX][A-Z9]/.test(value)) return null
    const digits = value.slice(2)
    const sum = weightedSum(digits.slice(0, 6), [1, 2])
    return !isRepeated(digits) && sum % 10 === Number(digits[6])
      ? ['registrant letters', 'DEA check digit']
      : null
  },
  context: contextOf(
    'dea',
    'prescriber',
    'medical license',
    'medical licence',
    'medical',
    'certificate',
    'physician',
    'registration number',
    'npi',
    'dr',
  ),
  confidence: ({ value }) =>
    /\d/.test(value[1] ?? '')
      ? { alone: 0.2, bare: 0.4, named: 0.85 }
      : { alone: 0.45, bare: 0.6, named: 0.95 },
})
