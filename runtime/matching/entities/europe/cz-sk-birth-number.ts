import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** Rodné číslo: date of birth (month plus 50 for women), divisible by 11 (Zákon č. 133/2000 Sb.; 301/1995 Z. z.). */
export const czSkBirthNumber = coded({
  type: 'cz-sk-birth-number',
  shapes: ['9999999999'],
  accepts(digits, { written }) {
    if (!/^\d{6}\/?\d{4}$/.test(written)) return null
    const month = numberAt(digits, 2, 4) % 50
    if (!isDay(numberAt(digits, 4, 6), month > 20 ? month - 20 : month)) return null
    return mod11Of(digits) ? ['date of birth', 'divisible by 11'] : null
  },
  context: contextOf('rodne cislo', 'rodneho cisla', 'rc', 'r c', 'birth number', 'rod cislo'),
  confidence: ({ written }) =>
    written.includes('/') ? { alone: 0.8, bare: 0.9, named: 0.98 } : { alone: 0.2, bare: 0.5, named: 0.95 },
})

const mod11Of = (digits: string): boolean =>
  Number(digits) % 11 === 0 || (Number(digits.slice(0, 9)) % 11 === 10 && digits[9] === '0')
