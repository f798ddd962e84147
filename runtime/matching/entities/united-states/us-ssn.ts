import { isRepeated, isSequence } from '../check-digits.ts'
import { type Confidence, coded } from '../coded.ts'
import { contextOf } from '../context.ts'

/** Social security number: area, group, serial (SSA, "Social Security Number Randomization"). */
export const usSsn = coded({
  type: 'us-ssn',
  shapes: ['999999999'],
  accepts(digits, { written }) {
    const area = digits.slice(0, 3)
    if (area === '000' || area === '666' || digits[0] === '9') return null
    if (digits.slice(3, 5) === '00' || digits.slice(5) === '0000') return null
    if (isRepeated(digits) || isSequence(digits) || neverIssued.has(digits)) return null
    if (mixed.test(written)) return null
    return ['area, group and serial that are issued']
  },
  context: contextOf(
    'ssn',
    'ssns',
    'ssid',
    'social security',
    'social sec',
    'soc sec',
    'social',
    'seguro social',
    'ss',
  ),
  confidence: ({ written }) => (hyphenated.test(written) ? grouped : plain),
})

const grouped: Confidence = { alone: 0.7, bare: 0.8, named: 0.95 }
const plain: Confidence = { alone: 0.1, bare: 0.3, named: 0.85 }
const hyphenated = /^\d{3}-\d\d-\d{4}$/
/** Numbers printed in advertisements. */
const neverIssued = new Set(['078051120', '219099999'])
/** Two different separators. */
const mixed = /^\d+(?:-\d+[ ./]|\.\d+[ \-/]| \d+[-./]|\/)/
