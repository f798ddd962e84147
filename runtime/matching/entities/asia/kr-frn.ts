import { coded } from '../coded.ts'
import { contextOf } from '../context.ts'
import { residentCheckDigit, residentChecks, residentConfidence, residentShapes } from './kr-resident.ts'

/** Registration number of a foreigner in Korea. */
export const krFrn = coded({
  type: 'kr-frn',
  shapes: residentShapes,
  accepts: (digits, { written }) => residentChecks(digits, written, /[5-8]/),
  context: contextOf(
    'frn',
    '외국인등록번호',
    '외국인번호',
    'foreigner registration',
    'alien registration',
    '외국인등록',
  ),
  confidence: ({ value, written }) => residentConfidence(residentCheckDigit(value, 13), written),
})
