import { expect, test } from 'vitest'
import { foundIn } from '../found-in.ts'

const isFound = (type: string, text: string): boolean => foundIn(type, text).length > 0

test('NHS number: the example of the data dictionary, grouped or named', () => {
  expect(isFound('uk-nhs', 'call about 943 476 5919 today')).toBe(true)
  expect(isFound('uk-nhs', 'call 943-476-5919 today')).toBe(false)
  expect(isFound('uk-nhs', 'NHS 9434765919')).toBe(true)
  expect(isFound('uk-nhs', 'NHS 9434765918')).toBe(false)
  expect(isFound('uk-nhs', 'invoice 9434765919')).toBe(false)
})

test('National Insurance number: prefixes and suffixes that are issued, in any grouping', () => {
  for (const number of ['JG103759A', 'jg 10 37 59 a', 'JG 103759 A'])
    expect(isFound('uk-nino', `it is ${number}`)).toBe(true)
  for (const number of ['BG103759A', 'DG103759A', 'JO103759A', 'JG103759E', 'JG10375A'])
    expect(isFound('uk-nino', `NI number ${number}`)).toBe(false)
})

test('driver number: name, date of birth and initials in their places; the specimen of the DVLA', () => {
  expect(isFound('uk-driving-licence', 'see MORGA657054SM9IJ')).toBe(true)
  expect(isFound('uk-driving-licence', 'MORGA 657054 SM9IJ')).toBe(true)
  for (const number of ['MORGA613054SM9IJ', 'MORGA601404SM9IJ', 'MO9GA657054SM9IJ', 'MORGA657054SM9I'])
    expect(isFound('uk-driving-licence', number)).toBe(false)
})

test('postcode: of an area that exists, beside an address or alone', () => {
  expect(isFound('uk-postcode', '10 Downing Street, SW1A 2AA')).toBe(true)
  expect(isFound('uk-postcode', 'M1 1AE')).toBe(true)
  expect(isFound('uk-postcode', 'the part M1 1AE fits')).toBe(false)
  for (const code of ['QA1 1AA', 'M1 1AI', 'M1 AA1', '1M1 1AA'])
    expect(isFound('uk-postcode', `postcode ${code}`)).toBe(false)
})

test('registration mark: ages that are in use, letters that are used', () => {
  for (const mark of ['AB51 ABC', 'BD21SMR', 'A123 BCD', 'ABC 123D'])
    expect(isFound('uk-vehicle-registration', mark)).toBe(true)
  for (const mark of ['AB35 ABC', 'AB00 ABC', 'AI51 ABC', 'O123 BCD'])
    expect(isFound('uk-vehicle-registration', `my car ${mark}`)).toBe(false)
})

test('passport number: two letters and seven digits unbroken, or nine digits with its name', () => {
  expect(isFound('uk-passport', 'GB4820193')).toBe(true)
  expect(isFound('uk-passport', 'passport 107185703')).toBe(true)
  expect(isFound('uk-passport', '107185703')).toBe(false)
  expect(isFound('uk-passport', 'GB 4820193')).toBe(false)
})
