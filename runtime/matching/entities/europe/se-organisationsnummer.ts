import { isRepeated, luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Organisationsnummer: third digit at least 2, Luhn; a sole trader's is a personnummer (Lag 1974:174). */
export const seOrganisationsnummer = coded({
  type: 'se-organisationsnummer',
  shapes: ['9999999999'],
  accepts: (digits, { written }) =>
    /^\d{6}-?\d{4}$/.test(written) && /^[125-9]\d[2-9]/.test(digits) && !isRepeated(digits) && luhn(digits)
      ? ['first and third digit', 'Luhn check digit']
      : null,
  context: contextOf(
    'organisationsnummer',
    'orgnr',
    'org nr',
    'orgnummer',
    'foretagsnummer',
    'organisation number',
    'company identity',
    'bolag',
    'aktiebolag',
  ),
  confidence: ({ written }) =>
    written.includes('-') ? { alone: 0.5, bare: 0.65, named: 0.95 } : { alone: 0.2, bare: 0.5, named: 0.9 },
})
