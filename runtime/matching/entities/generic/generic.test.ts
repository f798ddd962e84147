import { describe, expect, test } from 'vitest'
import { foundIn } from '../found-in.ts'
import { brandOf } from './card-brands.ts'

const found = (type: string, text: string): string[] =>
  foundIn(type, text).map(({ start, end }) => text.slice(start, end))

describe('payment card', () => {
  // Numbers that the brands and PayPal publish for tests.
  test.each([
    ['4111111111111111', 'Visa'],
    ['5555555555554444', 'Mastercard'],
    ['2223003122003222', 'Mastercard'],
    ['378282246310005', 'American Express'],
    ['30569309025904', 'Diners Club'],
    ['6011111111111117', 'Discover'],
    ['3530111333300000', 'JCB'],
    ['6200000000000005', 'UnionPay'],
    ['6759649826438453', 'Maestro'],
  ])('%s is of %s', (digits, brand) => {
    expect(brandOf(digits)).toBe(brand)
    expect(foundIn('payment-card', `pay with ${digits}`)[0]?.why).toContain(`brand ${brand}`)
  })

  test('in the groups that cards print, also before an expiry date', () => {
    expect(found('payment-card', 'card 4111 1111 1111 1111 12/25')).toEqual(['4111 1111 1111 1111'])
    expect(found('payment-card', '3782-822463-10005')).toEqual(['3782-822463-10005'])
    expect(found('payment-card', '41 11 11 11 11 11 11 11')).toEqual([])
  })

  test('is none with a wrong check digit, or of no brand unless the text calls it a card', () => {
    expect(found('payment-card', 'my card 4111111111111112')).toEqual([])
    expect(found('payment-card', 'order 9999999999999995')).toEqual([])
    expect(found('payment-card', 'store card 7777123412341239')).toEqual([])
    expect(found('payment-card', 'store card 7777123412341238')).toHaveLength(1)
  })
})

describe('IBAN', () => {
  // Examples of the IBAN Registry.
  test.each([
    'DE89370400440532013000',
    'GB29 NWBK 6016 1331 9268 19',
    'FR14 2004 1010 0505 0001 3M02 606',
    'NO93 8601 1117 947',
    'MT84MALT011000012345MTLCAST001S',
  ])('%s, and not with one digit changed', (number) => {
    expect(found('iban', `pay to ${number} today`)).toEqual([number])
    expect(
      found(
        'iban',
        number.replace(/(\d)(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
      ),
    ).toEqual([])
  })

  test('is none of a country without, with other separators, or when it goes on', () => {
    for (const text of [
      'US89370400440532013000',
      'DE89/3704/0044/0532/0130/00',
      'DE893704004405320130001',
      'XDE89370400440532013000',
    ])
      expect(found('iban', text)).toEqual([])
  })
})

describe('phone number', () => {
  test.each([
    ['call +49 30 901820 today', '+49 30 901820'],
    ['fax (212) 555-0143', '(212) 555-0143'],
    ['my number is +44 (0)20 7946 0018', '+44 (0)20 7946 0018'],
    ['Telefon: 030 901820', '030 901820'],
    ['05321234567', '05321234567'],
    ['in 2020 call me on 212-555-0143', '212-555-0143'],
  ])('%s', (text, number) => expect(found('phone-number', text)).toEqual([number]))

  test.each([
    ...[
      'call 911',
      '2020-01-02',
      '1990-2000 2010-2020',
      'CVE-2026-47101: call',
      'the answer is 1234 5678',
      '192.168.100.200',
      '3.14159265',
    ],
    ...['$2125550143', 'my SSN 212-09-7694', 'card 4111111111111111 phone', 'sum 1,234,567,890'],
  ])('none: %s', (text) => expect(found('phone-number', text)).toEqual([]))
})

test('date of birth: a date that is called so, in many languages', () => {
  for (const text of [
    'born on 12 May 1984',
    'Geburtsdatum: 12.05.1984',
    'née le 12/05/1984',
    'data urodzenia 1984-05-12',
    '생년월일 1984-05-12',
    'DOB 5/12/84',
  ]) {
    expect(foundIn('date-of-birth', text), text).toHaveLength(1)
  }
  for (const text of ['signed on 12 May 1984', 'born in May', 'born 1/2/3000'])
    expect(foundIn('date-of-birth', text), text).toEqual([])
})

test('other dates count in the life of a person, or alone', () => {
  expect(found('date-time', 'admitted on 2023-03-15 with fever')).toEqual(['2023-03-15'])
  expect(found('date-time', '2024-03-15T14:30Z')).toEqual(['2024-03-15T14:30Z'])
  expect(found('date-time', 'the treaty of 2023-03-15')).toEqual([])
})

test('passports and driving licences of any country only where the text names them', () => {
  expect(found('passport', 'numéro de passeport : 12AB34567')).toEqual(['12AB34567'])
  expect(found('passport', '12AB34567')).toEqual([])
  expect(found('driving-licence', 'prawo jazdy 001234567')).toEqual(['001234567'])
  expect(found('driving-licence', '001234567')).toEqual([])
})
