import { isRepeated, isSequence } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Indian passport number: a letter and seven digits, none of the outer ones 0 (Ministry of External Affairs). */
export const inPassport = coded({
  type: 'in-passport',
  shapes: ['A9999999'],
  accepts: (value, { written }) =>
    /^[A-Z][1-9]\d{5}[1-9]$/.test(value) &&
    /^[A-Za-z]\d\d ?\d{5}$/.test(written) &&
    !isRepeated(value.slice(1))
      ? ['a letter and seven digits']
      : null,
  context: contextOf('passport*', 'indian passport', 'travel document'),
  confidence: ({ value }) =>
    isSequence(value.slice(1))
      ? { alone: 0.05, bare: 0.3, named: 0.85 }
      : { alone: 0.1, bare: 0.5, named: 0.85 },
})
