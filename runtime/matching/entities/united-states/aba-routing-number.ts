import { isRepeated, isSequence, weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Routing transit number of a bank: Federal Reserve prefix, weights 3 7 1 (American Bankers Association, key to routing numbers). */
export const abaRoutingNumber = coded({
  type: 'aba-routing-number',
  shapes: ['999999999'],
  accepts(digits) {
    const prefix = Number(digits.slice(0, 2))
    const known =
      prefix <= 12 || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72) || prefix === 80
    if (!known || isRepeated(digits) || isSequence(digits) || weightedSum(digits, [3, 7, 1]) % 10 !== 0)
      return null
    return ['Federal Reserve prefix', 'check digit (3 7 1)']
  },
  context: contextOf(
    'routing*',
    'aba',
    'rtn',
    'transit number',
    'bankrouting',
    'abarouting',
    'wire transfer',
  ),
  confidence: ({ written }) =>
    written.includes('-') ? { alone: 0.4, bare: 0.55, named: 0.95 } : { alone: 0.2, bare: 0.5, named: 0.95 },
})
