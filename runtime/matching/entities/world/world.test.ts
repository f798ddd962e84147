import { describe, expect, test } from 'vitest'
import { foundIn } from '../found-in.ts'

/** Type, a text in which it is found, and one in which a digit, a letter or a date is wrong. Values are the published examples of the authorities or made up and computed. */
const cases: readonly (readonly [type: string, right: string, wrong: string])[] = [
  ['ca-sin', 'SIN 130 692 544', 'SIN 130 692 545'],
  ['au-abn', 'see 51 824 753 556 here', 'see 51 824 753 557 here'],
  ['au-acn', 'ACN 004 085 616', 'ACN 004 085 617'],
  ['au-tfn', 'TFN 123 456 782', 'TFN 123 456 783'],
  ['au-medicare', 'Medicare 2123 45670 1', 'Medicare 2123 45671 1'],
  ['nz-ird', 'IRD 49-091-850', 'IRD 49-091-851'],
  ['ng-nin', 'NIN 12345678902', 'NIN 12345678903'],
  ['ng-vehicle-registration', 'see ABJ-482XY here', 'see ABJ-48XY here'],
  ['za-id-number', 'see 8001015009087 here', 'see 8001015009088 here'],
  ['br-cpf', 'see 529.982.247-25 here', 'see 529.982.247-26 here'],
  ['br-cnpj', 'see 11.222.333/0001-81 here', 'see 11.222.333/0001-82 here'],
  ['mx-curp', 'see BOXW310820HNERXN09 here', 'see BOXW310820HNERXN08 here'],
  ['ar-cuit', 'see 20-12345678-6 here', 'see 20-12345678-7 here'],
  ['cl-rut', 'see 12.345.678-5 here', 'see 12.345.678-6 here'],
  ['imei', 'IMEI 490154203237518', 'IMEI 490154203237519'],
  ['vin', 'see 1M8GDM9AXKP042788 here', 'see 1M8GDM9A0KP042788 here'],
]

describe.each(cases)('%s', (type, right, wrong) => {
  test('is found', () => expect(foundIn(type, right)).toHaveLength(1))

  test('is none when a check fails', () => expect(foundIn(type, wrong)).toEqual([]))
})
