import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** National Insurance number: prefixes that are issued, suffix A to D (HMRC, National Insurance Manual NIM39110). */
export const ukNino = coded({
  type: 'uk-nino',
  shapes: ['AA999999A'],
  accepts: (value, { written }) =>
    /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(value) &&
    !notIssued.has(value.slice(0, 2)) &&
    /^[A-Za-z\d -]+$/.test(written)
      ? ['prefix and suffix that are issued']
      : null,
  context: contextOf('nino', 'ni number', 'ni no', 'national insurance', 'nin', 'hmrc', 'payroll'),
  confidence: { alone: 0.7, bare: 0.8, named: 0.95 },
})

const notIssued = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])
