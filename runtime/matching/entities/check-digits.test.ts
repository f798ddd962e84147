import { describe, expect, test } from 'vitest'
import {
  base58check,
  bech32,
  icaoCheckDigit,
  isRepeated,
  isSequence,
  luhn,
  mod11,
  mod11And2,
  mod11And10,
  mod97,
  verhoeff,
  weightedSum,
} from './check-digits.ts'

describe('check digits', () => {
  test('Luhn: the example of ISO/IEC 7812-1, and one digit changed', () => {
    expect(luhn('79927398713')).toBe(true)
    expect(luhn('79927398710')).toBe(false)
  })

  test('mod 97: an IBAN of the registry leaves 1 when its first four characters stand last', () => {
    expect(mod97('370400440532013000DE89')).toBe(1)
    expect(mod97('370400440532013000DE88')).not.toBe(1)
  })

  test('mod 11,10: the example of ISO/IEC 7064, 0794 with check digit 5', () => {
    expect(mod11And10('07945')).toBe(true)
    expect(mod11And10('07946')).toBe(false)
  })

  test('mod 11-2: the example of ISO/IEC 7064, 0794 with check character 0, and the one of GB 11643, which ends in X', () => {
    expect(mod11And2('07940')).toBe(true)
    expect(mod11And2('11010519491231002X')).toBe(true)
    expect(mod11And2('110105194912310021')).toBe(false)
  })

  test('Verhoeff: the published example 236 with check digit 3; it also notices digits that changed places', () => {
    expect(verhoeff('2363')).toBe(true)
    expect(verhoeff('2633')).toBe(false)
  })

  test('ICAO 9303: the document number of the specimen, L898902C3 with check digit 6', () => {
    expect(icaoCheckDigit('L898902C3')).toBe(6)
    expect(icaoCheckDigit('740812')).toBe(2)
  })

  test('weighted sums: weights start again, and mod 11 counts as many digits as there are weights', () => {
    expect(weightedSum('1234', [1, 3])).toBe(1 + 6 + 3 + 12)
    expect(mod11('9434765919', [10, 9, 8, 7, 6, 5, 4, 3, 2])).toBe(2)
  })

  test('Base58Check: the first address of Bitcoin is of version 0, and a changed letter is noticed', () => {
    expect(base58check('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')).toBe(0)
    expect(base58check('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb')).toBeNull()
    expect(base58check('0OIl')).toBeNull()
  })

  test('Bech32 and Bech32m: the examples of BIP 173 and BIP 350', () => {
    expect(bech32('a12uel5l')).toBe('bech32')
    expect(bech32('a1lqfn3a')).toBe('bech32m')
    expect(bech32('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4')).toBe('bech32')
    expect(bech32('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5')).toBeNull()
  })

  test('what nobody is given: one digit repeated, digits in a row', () => {
    expect([isRepeated('1111'), isRepeated('1112')]).toEqual([true, false])
    expect([isSequence('123456789'), isSequence('987654321'), isSequence('123456788')]).toEqual([
      true,
      true,
      false,
    ])
  })
})
