import { luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Partita IVA: eleven digits with Luhn, after seven of them the province's office (Agenzia delle Entrate). */
export const itVat = coded({
  type: 'it-vat',
  shapes: ['99999999999', 'AA99999999999'],
  accepts(value) {
    const digits = value.startsWith('IT') ? value.slice(2) : value
    if (digits.length !== 11 || digits > '9A' || !luhn(digits)) return null
    const office = Number(digits.slice(7, 10))
    const known =
      (office >= 1 && office <= 100) || office === 120 || office === 121 || office === 888 || office === 999
    return known && !digits.startsWith('0000000') ? ['Luhn check digit', 'office of a province'] : null
  },
  context: contextOf('partita iva', 'p iva', 'piva', 'iva', 'vat*', 'codice iva'),
  confidence: ({ value }) =>
    value.startsWith('IT')
      ? { alone: 0.75, bare: 0.85, named: 0.97 }
      : { alone: 0.25, bare: 0.5, named: 0.95 },
})
