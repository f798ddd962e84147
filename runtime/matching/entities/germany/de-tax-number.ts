import { isRepeated } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Tax number of a tax office: `12/345/67890` as the states write it, or the 13 digits of ELSTER. */
export const deTaxNumber = coded({
  type: 'de-tax-number',
  shapes: ['999999999', '9999999999', '99999999999', '9999999999999'],
  accepts(digits, { written }) {
    if (digits.length === 13)
      return digits === written && !isRepeated(digits) && /^(?:0[1-9]|[1-9]\d)/.test(digits)
        ? ['13 digits']
        : null
    return /^\d{2,3}\/\d{3,4}\/\d{4,5}$/.test(written) ? ['written in three groups with slashes'] : null
  },
  context: contextOf(
    'steuernummer*',
    'steuer nr',
    'steuer nummer',
    'st nr',
    'stnr',
    'finanzamt',
    'steuerbescheid',
    'einkommensteuer',
    'umsatzsteuer',
    'gewerbesteuer',
    'korperschaftsteuer',
    'elster',
  ),
  confidence: ({ written }) => {
    if (written.includes('/')) return { alone: 0.4, bare: 0.6, named: 0.9 }
    return /^0[1-9]|^1[0-6]|^\d{4}0/.test(written)
      ? { alone: 0.1, bare: written[0] === '0' ? 0.5 : 0.4, named: 0.85 }
      : { alone: 0, bare: 0, named: 0.4 }
  },
})
