import { describe, expect, test } from 'vitest'
import { foundIn } from '../found-in.ts'

/** Type, a text in which it is found, and one in which a digit, a letter or a date is wrong. Values are the published examples of the authorities or made up and computed. */
const cases: readonly (readonly [type: string, right: string, wrong: string])[] = [
  ['in-aadhaar', 'Aadhaar 4991 1866 5246', 'Aadhaar 4991 1866 5247'],
  ['in-pan', 'PAN ABCPE1234F', 'PAN ABCPE123F'],
  ['in-gstin', 'GSTIN 27AAPFU0939F1ZV', 'GSTIN 00AAPFU0939F1ZV'],
  ['in-passport', 'passport K4829153', 'passport K4829150'],
  ['in-voter', 'voter ABC4829153', 'voter AB4829153'],
  ['in-vehicle-registration', 'plate MH12AB1234', 'plate XX12AB1234'],
  ['sg-nric-fin', 'see S0000001I here', 'see S0000001J here'],
  ['sg-uen', 'UEN T16RF0037C', 'UEN T16XX0037C'],
  ['kr-rrn', 'see 960121-1021413 here', 'see 961321-1021413 here'],
  ['kr-frn', 'see 911124-5678906 here', 'see 911324-5678906 here'],
  ['kr-passport', 'passport M483A9201', 'passport A483A9201'],
  ['kr-driver-license', '운전면허 11-19-482915-31', '운전면허 91-19-482915-31'],
  ['kr-brn', 'BRN 124-81-00998', 'BRN 124-81-00999'],
  ['jp-my-number', 'マイナンバー 123456789018', 'マイナンバー 123456789019'],
  ['th-tnin', 'see 1-1017-00230-70-8 here', 'see 1-1017-00230-70-9 here'],
  ['ph-tin', 'TIN 000-123-456-000', 'TIN 000-123-457-000'],
  ['ph-mobile', 'mobile 0917 555 0123', 'mobile 0817 555 0123'],
  ['cn-resident-id', 'see 11010519491231002X here', 'see 110105194912310021 here'],
  ['tw-national-id', 'national id A123456789', 'national id A123456788'],
  ['my-nric', 'see 800101-14-5566 here', 'see 801301-14-5566 here'],
  ['id-nik', 'NIK 3174010101800001', 'NIK 3174013201800001'],
  ['il-id', 'Israeli id 000000018', 'Israeli id 000000019'],
]

describe.each(cases)('%s', (type, right, wrong) => {
  test('is found', () => expect(foundIn(type, right)).toHaveLength(1))

  test('is none when a check fails', () => expect(foundIn(type, wrong)).toEqual([]))
})
