import { describe, expect, test } from 'vitest'
import { foundIn } from '../found-in.ts'

/** Type, a text in which it is found, and one in which a digit, a letter or a date is wrong. Values are the published examples of the authorities or made up and computed. */
const cases: readonly (readonly [type: string, right: string, wrong: string])[] = [
  ['us-npi', 'NPI 1234567893', 'NPI 1234567894'],
  ['us-mbi', 'see 1EG4-TE5-MK73 here', 'see 1SG4-TE5-MK73 here'],
  ['medical-license', 'DEA AB1234563', 'DEA AB1234564'],
  ['de-lanr', 'LANR 123456601', 'LANR 123456701'],
  ['de-bsnr', 'BSNR 021234568', 'BSNR 041234568'],
  ['medical-record-number', 'MRN 483920', 'order 483920'],
  ['health-record-name', 'discharge summary for Jane Roe', 'a discharge summary is needed'],
]

describe.each(cases)('%s', (type, right, wrong) => {
  test('is found', () => expect(foundIn(type, right)).toHaveLength(1))

  test('is none when a check fails', () => expect(foundIn(type, wrong)).toEqual([]))
})
