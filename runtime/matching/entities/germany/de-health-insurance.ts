import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Health insurance number: a letter and nine digits, the last a check digit with weights 1 2 (GKV, Vertrauensstelle KVNR). */
export const deHealthInsurance = coded({
  type: 'de-health-insurance',
  shapes: ['A999999999'],
  accepts(value) {
    const digits = String(value.charCodeAt(0) - 64).padStart(2, '0') + value.slice(1, 9)
    let sum = 0
    for (let at = 0; at < 10; at++) {
      const product = Number(digits[at]) * (at % 2 === 0 ? 1 : 2)
      sum += product > 9 ? product - 9 : product
    }
    return sum % 10 === Number(value[9]) ? ['check digit (1 2)'] : null
  },
  context: contextOf(
    'krankenversicher*',
    'krankenversichertennummer',
    'versichertennummer',
    'versicherten nr',
    'kvnr',
    'kv nummer',
    'krankenkasse',
    'gesundheitskarte',
    'egk',
    'versichertenkarte',
    'aok',
    'tkk',
    'barmer',
    'dak',
    'gkv',
  ),
  confidence: { alone: 0.5, bare: 0.65, named: 0.97 },
})
