import { mod97 } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { numberAt } from '../dates.ts'

/** NIR (INSEE number, sécurité sociale): sex, year, month, place, order, key 97 minus the rest (Décret n° 82-103). */
export const frNir = coded({
  type: 'fr-nir',
  shapes: ['999999999999999', '999999A99999999'],
  accepts(value) {
    const month = numberAt(value, 3, 5)
    const knownMonth = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50
    if (!/^[1-478]/.test(value) || !knownMonth || !/^.{5}(?:\d\d|2[AB])/.test(value)) return null
    const digits = value.replace('2A', '19').replace('2B', '18')
    return 97 - mod97(digits.slice(0, 13)) === Number(digits.slice(13))
      ? ['month and place', 'key mod 97']
      : null
  },
  context: contextOf(
    'nir',
    'securite sociale',
    'numero de securite sociale',
    'numero secu',
    'secu',
    'insee',
    'carte vitale',
    'nss',
    'assure',
  ),
  confidence: { alone: 0.85, bare: 0.9, named: 0.99 },
})
