import { isRepeated, isSequence } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Passport number: nine digits, or a letter and eight digits since 2021 (US Department of State, next generation passport). */
export const usPassport = coded({
  type: 'us-passport',
  shapes: ['999999999', 'A99999999'],
  accepts(value, { written }) {
    if (written.length !== value.length || isRepeated(value)) return null
    return [value < 'A' ? 'nine digits' : 'a letter and eight digits']
  },
  context: contextOf('passport*', 'travel document', 'us passport'),
  confidence: ({ value }) => {
    if (value < 'A') return { alone: 0.05, bare: 0.2, named: 0.75 }
    return isSequence(value.slice(1))
      ? { alone: 0.05, bare: 0.3, named: 0.75 }
      : { alone: 0.2, bare: 0.5, named: 0.85 }
  },
})
