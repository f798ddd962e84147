import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** PPS number: seven digits, a check letter mod 23, since 2013 a second letter (Department of Social Protection). */
export const iePps = coded({
  type: 'ie-pps',
  shapes: ['9999999A', '9999999AA'],
  accepts(value) {
    const second = value[8]
    if (second !== undefined && !/[A-IWTX]/.test(second)) return null
    const extra = second === undefined || second > 'I' ? 0 : (second.charCodeAt(0) - 64) * 9
    return letters[(weightedSum(value.slice(0, 7), [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === value[7]
      ? ['check letter mod 23']
      : null
  },
  context: contextOf('pps', 'ppsn', 'pps number', 'pps no', 'personal public service', 'rsi'),
  confidence: ({ value }) =>
    value.length === 9 ? { alone: 0.55, bare: 0.7, named: 0.97 } : { alone: 0.45, bare: 0.6, named: 0.97 },
})

const letters = 'WABCDEFGHIJKLMNOPQRSTUV'
