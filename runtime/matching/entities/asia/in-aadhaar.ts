import { isRepeated, verhoeff } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Aadhaar: twelve digits, none of the first two 0 or 1, Verhoeff (UIDAI). */
export const inAadhaar = coded({
  type: 'in-aadhaar',
  shapes: ['999999999999'],
  accepts: (digits, { written }) =>
    digits[0] !== undefined &&
    digits[0] >= '2' &&
    /^\d{4}([ -]?)\d{4}\1\d{4}$/.test(written) &&
    !isRepeated(digits) &&
    verhoeff(digits)
      ? ['Verhoeff check digit']
      : null,
  context: contextOf('aadhaar', 'aadhar', 'adhaar', 'uidai', 'uid', 'आधार'),
  confidence: ({ written }) =>
    written.length === 14 ? { alone: 0.6, bare: 0.75, named: 0.98 } : { alone: 0.35, bare: 0.6, named: 0.98 },
})
