import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay, numberAt } from '../dates.ts'

/** NIK of Indonesia: region, date of birth (day plus 40 for women), serial (Undang-Undang 24/2013). */
export const idNik = coded({
  type: 'id-nik',
  shapes: ['9999999999999999'],
  accepts(digits, { written }) {
    const day = numberAt(digits, 6, 8)
    const region = numberAt(digits, 0, 2)
    return digits === written &&
      region >= 11 &&
      region <= 96 &&
      isDay(day > 40 ? day - 40 : day, numberAt(digits, 8, 10))
      ? ['region', 'date of birth']
      : null
  },
  context: contextOf('nik', 'ktp', 'nomor induk', 'kartu keluarga', 'e ktp'),
  confidence: { alone: 0.15, bare: 0.4, named: 0.95 },
})
