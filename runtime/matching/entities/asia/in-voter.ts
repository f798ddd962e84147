import { isRepeated } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Voter's EPIC number: three letters and seven digits (Election Commission of India). */
export const inVoter = coded({
  type: 'in-voter',
  shapes: ['AAA9999999'],
  accepts: (value, { written }) =>
    value.length === written.length && !isRepeated(value.slice(3))
      ? ['three letters and seven digits']
      : null,
  context: contextOf('voter*', 'epic', 'elector*', 'electoral', 'election', 'voter id'),
  confidence: { alone: 0.25, bare: 0.55, named: 0.92 },
})
