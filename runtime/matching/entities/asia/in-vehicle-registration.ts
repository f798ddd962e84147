import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Registration mark: state, district, series, number; BH for all India (Central Motor Vehicles Rules, rule 50). */
export const inVehicleRegistration = coded({
  type: 'in-vehicle-registration',
  shapes: [
    'AA99A9999',
    'AA99AA9999',
    'AA99AAA9999',
    'AA9A9999',
    'AA9AA9999',
    'AA9AAA9999',
    '99AA9999A',
    '99AA9999AA',
    '99A999999A',
    ...['9', '99', '999'].flatMap((mission) =>
      ['99', '999', '9999'].map((serial) => `${mission}AA${serial}`),
    ),
  ],
  accepts(value) {
    if (/^[2-9]\dBH\d{4}[A-HJ-NP-Z]{1,2}$/.test(value)) return ['BH series']
    if (/^\d\d[ABCDEFHKPRX]\d{6}[A-Z]$/.test(value)) return ['armed forces']
    if (/^\d{1,3}(?:CD|CC|UN)[1-9]\d{1,3}$/.test(value)) return ['diplomatic mission']
    return /^[A-Z]{2}\d/.test(value) && states.has(value.slice(0, 2)) && !value.endsWith('0000')
      ? ['state']
      : null
  },
  context: contextOf(
    'vehicle',
    'registration',
    'rto',
    'plate',
    'number plate',
    'car',
    'bike',
    'scooter',
    'rc',
    'challan',
  ),
  confidence: { alone: 0.45, bare: 0.65, named: 0.92 },
})

const states = new Set(
  'AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS UK UA UP WB'.split(
    ' ',
  ),
)
