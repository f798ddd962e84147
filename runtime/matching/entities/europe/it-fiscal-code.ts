import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay } from '../dates.ts'

/** Codice fiscale: name, date and place of birth, check letter; digits may be replaced by letters (DM 23/12/1976). */
export const itFiscalCode = coded({
  type: 'it-fiscal-code',
  lengths: [16],
  digits: 2,
  accepts(value) {
    if (!form.test(value)) return null
    const day = Number(plain(value.slice(9, 11)))
    if (!isDay(day > 40 ? day - 40 : day, 'ABCDEHLMPRST'.indexOf(value[8] ?? '') + 1) && day !== 0)
      return null
    let sum = 0
    for (let at = 0; at < 15; at++) {
      const code = value.charCodeAt(at)
      const order = code >= 65 ? code - 65 : code - 48
      sum += at % 2 === 1 ? order : (odd[order] ?? 0)
    }
    return String.fromCharCode(65 + (sum % 26)) === value[15] ? ['date of birth', 'check letter'] : null
  },
  context: contextOf('codice fiscale', 'cod fiscale', 'cf', 'c f', 'fiscal code', 'tax code'),
  confidence: { alone: 0.95, bare: 0.97, named: 0.99 },
})

const form = /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/
const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
/** Omocodia: letters that stand for digits where two people would have one code. */
const plain = (part: string): string =>
  part.replace(/[LMNP-V]/g, (letter) => String('LMNPQRSTUV'.indexOf(letter)))
