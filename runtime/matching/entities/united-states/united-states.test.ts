import { describe, expect, test } from 'vitest'
import { foundIn } from '../found-in.ts'

const confidence = (type: string, text: string): number =>
  Math.max(0, ...foundIn(type, text).map((hit) => hit.confidence))

describe('social security number', () => {
  test('is known by its hyphens, by its name, or alone', () => {
    expect(confidence('us-ssn', 'write 212-09-7694 here')).toBeGreaterThanOrEqual(0.5)
    expect(confidence('us-ssn', 'my SSN is 212097694')).toBeGreaterThanOrEqual(0.8)
    expect(confidence('us-ssn', '212.09.7694')).toBe(0)
    expect(confidence('us-ssn', 'social security 212.09.7694')).toBeGreaterThanOrEqual(0.8)
  })

  test.each([
    '000-12-3456',
    '666-12-3456',
    '912-12-3456',
    '212-00-3456',
    '212-09-0000',
    '078-05-1120',
    '111-11-1111',
    '212-09 7694',
  ])('never issued or not written so: %s', (number) =>
    expect(foundIn('us-ssn', `my SSN is ${number}`)).toEqual([]),
  )
})

test('a taxpayer number has a group that the IRS assigns', () => {
  expect(confidence('us-itin', 'itin 912-70-4821')).toBeGreaterThanOrEqual(0.9)
  expect(foundIn('us-itin', 'itin 912-69-4821')).toEqual([])
  expect(foundIn('us-itin', 'itin 812-70-4821')).toEqual([])
})

test('a routing number has a prefix and a check digit; the one of the Bank of America in Richmond, as published', () => {
  expect(confidence('aba-routing-number', 'routing number 051000017')).toBeGreaterThanOrEqual(0.9)
  expect(foundIn('aba-routing-number', 'routing number 051000018')).toEqual([])
})

test('a bank account, a driver’s license and a nine-digit passport number are only what the text calls so', () => {
  expect(foundIn('us-bank-number', '30214598')).toEqual([])
  expect(confidence('us-bank-number', 'bank account 30214598')).toBe(0.6)
  expect(foundIn('us-driver-license', 'D4839201')).toEqual([])
  expect(confidence('us-driver-license', "driver's license: D4839201")).toBe(0.7)
  expect(foundIn('us-passport', '912803456')).toEqual([])
  expect(confidence('us-passport', 'passport number 912803456')).toBe(0.75)
})

test('a passport number of the new form may stand alone, but digits in a row are made up', () => {
  expect(confidence('us-passport', 'Z55019283')).toBe(0.5)
  expect(foundIn('us-passport', 'A12345678')).toEqual([])
})
