import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { isDay } from '../dates.ts'

/** Driver number of Great Britain: five letters of the name, date of birth, initials (DVLA, "Driver number"). */
export const ukDrivingLicence = coded({
  type: 'uk-driving-licence',
  lengths: [16],
  shapes: ['AAAAA999999AA9AA', 'AAAAA999999AAAAA', 'AAAA9999999AA9AA', 'AAAAA999999A99AA'],
  digits: 6,
  accepts(value) {
    const parts = /^([A-Z]+9*)(\d)(\d\d)(\d\d)\d([A-Z9]{2})[A-Z\d][A-Z]{2}$/.exec(
      value.slice(0, 5) + value.slice(5),
    )
    if (parts === null || parts[1] === undefined || value.length !== 16) return null
    if (!/^[A-Z]+9*$/.test(value.slice(0, 5))) return null
    const month = Number(value.slice(6, 8)) % 50
    return isDay(Number(value.slice(8, 10)), month) ? ['name and date of birth in their places'] : null
  },
  context: contextOf(
    'driving licence',
    'driving license',
    'driver number',
    'licence',
    'license',
    'dvla',
    'dl number',
  ),
  confidence: { alone: 0.85, bare: 0.9, named: 0.98 },
})
