import { weightedSum } from '../check-digits.ts'
import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** National identification number of Taiwan: letter of the place, sex, weights 1 9 8 7 6 5 4 3 2 1 1 (Ministry of the Interior). */
export const twNationalId = coded({
  type: 'tw-national-id',
  shapes: ['A999999999'],
  accepts(value) {
    const place = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(value[0] ?? '') + 10
    if (!/^.[1289]/.test(value)) return null
    const digits = String(place) + value.slice(1)
    return weightedSum(digits, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0
      ? ['place and sex', 'check digit']
      : null
  },
  context: contextOf('身分證', '身份證字號', '統一編號', 'taiwan id', 'national id', 'arc number'),
  confidence: { alone: 0.4, bare: 0.55, named: 0.97 },
})
