import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDate, numberAt } from '../dates.ts'

/** Henkilötunnus: date of birth, sign of the century, number, check character mod 31 (Digital and Population Data Services Agency). */
export const fiPersonalIdentityCode = coded({
  type: 'fi-personal-identity-code',
  shapes: ['9999999999', '999999999A', '999999A9999', '999999A999A'],
  accepts(_, { written }) {
    const code = written.toUpperCase()
    if (!/^\d{6}[-+A-FU-Y]\d{3}[\dA-Y]$/.test(code)) return null
    const year =
      ('+'.includes(code[6] ?? '') ? 1800 : '-UVWXY'.includes(code[6] ?? '') ? 1900 : 2000) +
      numberAt(code, 4, 6)
    if (!isDate(year, numberAt(code, 2, 4), numberAt(code, 0, 2))) return null
    return letters[Number(code.slice(0, 6) + code.slice(7, 10)) % 31] === code[10]
      ? ['date of birth', 'check character mod 31']
      : null
  },
  context: contextOf(
    'henkilotunnus',
    'hetu',
    'personal identity code',
    'sotu',
    'personbeteckning',
    'identity code',
  ),
  confidence: { alone: 0.85, bare: 0.9, named: 0.99 },
})

const letters = '0123456789ABCDEFHJKLMNPRSTUVWXY'
