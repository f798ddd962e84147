import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** Pension insurance number: office, date of birth, initial, serial, check digit (VKVV § 2). */
export const deSocialSecurity = coded({
  type: 'de-social-security',
  shapes: ['99999999A999'],
  accepts(value) {
    const day = numberAt(value, 2, 4)
    if (!isDay(day > 50 ? day - 50 : day, numberAt(value, 4, 6))) return null
    const letter = String(value.charCodeAt(8) - 64).padStart(2, '0')
    const digits = value.slice(0, 8) + letter + value.slice(9, 11)
    let sum = 0
    for (let at = 0; at < 12; at++) {
      const product = Number(digits[at]) * (weights[at] ?? 0)
      sum += Math.floor(product / 10) + (product % 10)
    }
    return sum % 10 === Number(value[11]) ? ['date of birth', 'check digit'] : null
  },
  context: contextOf(
    'rentenversicherung*',
    'sozialversicherung*',
    'versicherungsnummer',
    'rvnr',
    'svnr',
    'sv nummer',
    'sv nr',
    'rente',
    'drv',
    'rentenausweis',
  ),
  confidence: { alone: 0.9, bare: 0.95, named: 0.99 },
})

const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
