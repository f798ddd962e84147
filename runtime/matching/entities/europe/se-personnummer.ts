import { luhn } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDate, numberAt } from '../dates.ts'

/** Personnummer and samordningsnummer: date of birth (day plus 60), number, Luhn (Skatteverket, SKV 704). */
export const sePersonnummer = coded({
  type: 'se-personnummer',
  shapes: ['9999999999', '999999999999'],
  accepts(digits, { written }) {
    if (!/^\d{6}(?:\d\d)?[-+ ]?\d{4}$/.test(written)) return null
    const ten = digits.slice(-10)
    const day = numberAt(ten, 4, 6)
    const year = digits.length === 12 ? numberAt(digits, 0, 4) : 2000 + numberAt(ten, 0, 2)
    if (digits.length === 12 && (year < 1840 || year > 2099)) return null
    if (!isDate(year, numberAt(ten, 2, 4), day > 60 ? day - 60 : day) || !luhn(ten)) return null
    return ['date of birth', 'Luhn check digit']
  },
  context: contextOf(
    'personnummer',
    'personnr',
    'person nr',
    'samordningsnummer',
    'svenskt id',
    'svensk id',
    'swedish id',
    'personal identity number',
    'fodelsenummer',
    'pnr',
  ),
  confidence: ({ value, written }) => {
    if (/[-+]/.test(written)) return { alone: 0.65, bare: 0.8, named: 0.98 }
    return value.length === 12
      ? { alone: 0.55, bare: 0.75, named: 0.98 }
      : { alone: 0.3, bare: 0.6, named: 0.95 }
  },
})
