import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** AHV/AVS number: country 756 and the check digit of EAN-13 (Zentrale Ausgleichsstelle). */
export const chAhv = coded({
  type: 'ch-ahv',
  shapes: ['9999999999999'],
  accepts: (digits) =>
    digits.startsWith('756') && weightedSum(digits, [1, 3]) % 10 === 0
      ? ['prefix 756', 'EAN-13 check digit']
      : null,
  context: contextOf(
    'ahv*',
    'avs',
    'sozialversicherungsnummer',
    'numero avs',
    'assurance sociale',
    'versichertennummer',
    'avs nummer',
  ),
  confidence: ({ written }) =>
    written.includes('.')
      ? { alone: 0.95, bare: 0.97, named: 0.99 }
      : { alone: 0.75, bare: 0.85, named: 0.98 },
})
