import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { residentCheckDigit, residentChecks, residentConfidence, residentShapes } from './kr-resident.ts'

/** Resident registration number of a citizen of Korea. */
export const krRrn = coded({
  type: 'kr-rrn',
  shapes: residentShapes,
  accepts: (digits, { written }) => residentChecks(digits, written, /[1-4]/),
  context: contextOf('rrn', '주민등록번호', '주민번호', 'resident registration', 'korean id', '주민등록'),
  confidence: ({ value, written }) => residentConfidence(residentCheckDigit(value, 11), written),
})
