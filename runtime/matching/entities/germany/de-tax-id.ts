import { mod11And10 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Tax identification number: one digit twice or thrice among ten, ISO 7064 mod 11,10 (Bundeszentralamt für Steuern). */
export const deTaxId = coded({
  type: 'de-tax-id',
  shapes: ['99999999999'],
  accepts(digits) {
    if (digits[0] === '0' || !mod11And10(digits)) return null
    const counts = new Map<string, number>()
    for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1)
    const repeated = [...counts.values()].filter((count) => count > 1)
    return repeated.length === 1 && (repeated[0] ?? 0) <= 3
      ? ['mod 11,10 check digit', 'one digit repeated']
      : null
  },
  context: contextOf(
    'steuer id',
    'steuerid',
    'steueridentifikationsnummer',
    'steuer identifikationsnummer',
    'steuerliche identifikationsnummer',
    'identifikationsnummer',
    'idnr',
    'id nr',
    'tin',
    'steuer*',
    'tax id',
    'bzst',
  ),
  confidence: { alone: 0.6, bare: 0.75, named: 0.97 },
})
