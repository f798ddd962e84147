import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Permanent account number: the fourth letter is the kind of holder (Income Tax Department). */
export const inPan = coded({
  type: 'in-pan',
  shapes: ['AAAAA9999A'],
  accepts(value, { written }) {
    if (value.length !== written.length) return null
    return holders.test(value) ? ['kind of holder'] : ['five letters, four digits, a letter']
  },
  context: contextOf('pan', 'permanent account', 'pan card', 'income tax', 'tax filing', 'pancard', 'गस'),
  confidence: ({ value }) =>
    holders.test(value) ? { alone: 0.65, bare: 0.75, named: 0.97 } : { alone: 0.2, bare: 0.5, named: 0.75 },
})

const holders = /^...[ABCEFGHJLPT]/
