import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Nigerian number plate: local government, serial, year and batch letters (Federal Road Safety Corps). */
export const ngVehicleRegistration = coded({
  type: 'ng-vehicle-registration',
  shapes: ['AAA999AA'],
  accepts: (_, { written }) =>
    /^[A-Za-z]{3}[ -]?\d{3}[ -]?[A-Za-z]{2}$/.test(written)
      ? ['three letters, three digits, two letters']
      : null,
  context: contextOf(
    'plate',
    'number plate',
    'plate number',
    'license plate',
    'licence plate',
    'vehicle',
    'registration',
    'car',
    'frsc',
  ),
  confidence: ({ written }) =>
    written.includes('-') ? { alone: 0.5, bare: 0.65, named: 0.9 } : { alone: 0.2, bare: 0.55, named: 0.85 },
})
