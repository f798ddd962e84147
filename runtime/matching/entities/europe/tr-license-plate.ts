import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Plaka: province 01 to 81, one to three letters, two to four digits (Karayolları Trafik Yönetmeliği). */
export const trLicensePlate = coded({
  type: 'tr-license-plate',
  shapes: ['A', 'AA', 'AAA'].flatMap((letters) =>
    ['99', '999', '9999', '99999'].map((digits) => `99${letters}${digits}`),
  ),
  accepts: (value, { written }) =>
    /^(?:0[1-9]|[1-7]\d|8[01])[A-PR-VYZ]{1,3}\d{2,5}$/.test(value) &&
    written === written.toUpperCase() &&
    /^\d\d([ -]?)[A-Z]+\1\d+$/.test(written)
      ? ['province, letters and digits']
      : null,
  context: contextOf(
    'plaka*',
    'plakali',
    'arac',
    'tasit',
    'license plate',
    'licence plate',
    'number plate',
    'plate',
    'otomobil',
    'kayit',
  ),
  confidence: ({ written }) =>
    /[ -]/.test(written) ? { alone: 0.15, bare: 0.55, named: 0.8 } : { alone: 0.1, bare: 0.5, named: 0.8 },
})
