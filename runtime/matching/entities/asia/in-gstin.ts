import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** GSTIN: state, PAN, entity, Z, check character mod 36 (GST Network). */
export const inGstin = coded({
  type: 'in-gstin',
  shapes: ['99AAAAA9999A9A9', '99AAAAA9999A9AA', '99AAAAA9999AAA9', '99AAAAA9999AAAA'],
  accepts(value) {
    const state = Number(value.slice(0, 2))
    if (!((state >= 1 && state <= 38) || state === 97 || state === 99) || value[13] !== 'Z') return null
    return sound(value) ? ['state', 'check character mod 36'] : ['state', 'Z in its place']
  },
  context: contextOf(
    'gstin',
    'gst',
    'goods and services tax',
    'gst number',
    'gst registration',
    'tax identification',
  ),
  confidence: ({ value }) =>
    sound(value) ? { alone: 0.95, bare: 0.97, named: 0.99 } : { alone: 0.6, bare: 0.7, named: 0.9 },
})

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function sound(value: string): boolean {
  let sum = 0
  for (let at = 0; at < 14; at++) {
    const product = characters.indexOf(value[at] ?? '') * (at % 2 === 0 ? 1 : 2)
    sum += Math.floor(product / 36) + (product % 36)
  }
  return characters[(36 - (sum % 36)) % 36] === value[14]
}
