import { expect, test } from 'vitest'
import { foundIn } from '../found-in.ts'

const isFound = (type: string, text: string): boolean => foundIn(type, text).length > 0

test('Steuer-ID: check digit, and just one digit more than once; the example of the Bundeszentralamt', () => {
  expect(isFound('de-tax-id', 'Meine Steuer-ID: 86 095 742 719')).toBe(true)
  expect(isFound('de-tax-id', '86095742719')).toBe(true)
  expect(isFound('de-tax-id', 'Steuer-ID 86095742718')).toBe(false)
  expect(isFound('de-tax-id', 'Steuer-ID 12345678903')).toBe(false)
})

test('Steuernummer: with slashes, or thirteen digits that the text names', () => {
  expect(isFound('de-tax-number', '181/815/08155')).toBe(true)
  expect(isFound('de-tax-number', 'Steuernummer 2181081508155')).toBe(true)
  expect(isFound('de-tax-number', '2181081508155')).toBe(false)
  expect(isFound('de-tax-number', 'Steuernummer 181-815-08155')).toBe(false)
})

test('Rentenversicherungsnummer: date of birth and check digit; the example of the pension insurance', () => {
  expect(isFound('de-social-security', 'ich habe 65 170839 J 003')).toBe(true)
  expect(isFound('de-social-security', 'SV-Nummer 65170839J004')).toBe(false)
  expect(isFound('de-social-security', 'SV-Nummer 65171339J003')).toBe(false)
})

test('Krankenversichertennummer: check digit over the letter and the digits', () => {
  expect(isFound('de-health-insurance', 'eGK A000500015')).toBe(true)
  expect(isFound('de-health-insurance', 'eGK A000500016')).toBe(false)
})

test('documents: the check digit of ICAO 9303 makes sure, the name makes up for it', () => {
  expect(isFound('de-passport', 'C01X00T41')).toBe(true)
  expect(isFound('de-passport', 'C01X00T42')).toBe(false)
  expect(isFound('de-passport', 'Reisepass C01X00T42')).toBe(true)
  expect(isFound('de-passport', 'Reisepass A01X00T41')).toBe(false)
  expect(isFound('de-id-card', 'Personalausweis L01X00T471')).toBe(true)
  expect(isFound('de-id-card', 'T22000129')).toBe(true)
  expect(isFound('de-driving-licence', 'Führerschein B072RRE2I55')).toBe(true)
  expect(isFound('de-driving-licence', 'BO1234567')).toBe(false)
})

test('USt-IdNr.: sure with a check digit, less so without', () => {
  expect(foundIn('de-vat-id', 'DE 136 695 976')[0]?.why).toContain('mod 11,10 check digit')
  expect(isFound('de-vat-id', 'part DE136695977')).toBe(false)
  expect(isFound('de-vat-id', 'USt-IdNr. DE136695977')).toBe(true)
})

test('Kennzeichen: in capitals, with a gap after the district', () => {
  for (const plate of ['B-AB 1234', 'KA EF 12H', 'WÜ-XY 99', 'M-A 1'])
    expect(isFound('de-license-plate', `Kennzeichen ${plate}`)).toBe(true)
  for (const plate of ['BAB1234', 'B 1234', 'BXYZ AB 1234', 'b-ab 1234'])
    expect(isFound('de-license-plate', `Kennzeichen ${plate}`)).toBe(false)
})

test('PLZ: only where it is named, and of a range in use', () => {
  expect(isFound('de-postcode', 'PLZ 10117')).toBe(true)
  expect(isFound('de-postcode', 'PLZ 00117')).toBe(false)
  expect(isFound('de-postcode', '10117 Menschen')).toBe(false)
})

test('Handelsregister: section A or B and up to six digits', () => {
  expect(isFound('de-handelsregister', 'HRB 123456')).toBe(true)
  for (const entry of ['HR 12345', 'HRC 12345', 'HRB 1234567'])
    expect(isFound('de-handelsregister', entry)).toBe(false)
})
