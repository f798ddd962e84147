import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Carta d'identità: on paper two letters and seven digits, electronic with letters at the end (Ministero dell'Interno). */
export const itIdentityCard = coded({
  type: 'it-identity-card',
  shapes: ['AA99999AA', '9999999AA', 'AA9999999'],
  accepts: (_, { written }) =>
    /^[A-Za-z\d]+ ?\d+[A-Za-z]*$/.test(written) ? ['letters and digits of an identity card'] : null,
  context: contextOf(
    'carta d identita',
    'carta',
    'identita',
    'cie',
    'documento',
    'riconoscimento',
    'espatrio',
    'identity card',
    'id card',
  ),
  confidence: ({ value, written }) => {
    if (value !== written.toUpperCase()) return { alone: 0.05, bare: 0.3, named: 0.8 }
    return /^[A-Z]{2}\d{5}[A-Z]{2}$/.test(value)
      ? { alone: 0.3, bare: 0.55, named: 0.9 }
      : { alone: 0.1, bare: 0.5, named: 0.85 }
  },
})
