import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTimestamp } from './timestamp.ts'

const at = Date.parse('2026-03-02T09:30:15.000Z')

describe('a timestamp', () => {
  test.each([
    ['2026-03-02T09:30:15Z', at],
    ['2026-03-02T09:30:15z', at],
    ['2026-03-02t09:30:15Z', at],
    ['2026-03-02T09:30:15', at],
    ['2026-03-02 09:30:15', at],
    ['2026-03-02 09:30:15 Z', at],
    [' 2026-03-02 09:30:15\n', at],
    ['2026-03-02T09:30:15.1Z', at + 100],
    ['2026-03-02T09:30:15.123Z', at + 123],
    ['2026-03-02T09:30:15,123Z', at + 123],
    ['2026-03-02T09:30:15.123456', at + 123],
    ['2026-03-02T09:30:15.999999999Z', at + 999],
    ['2026-03-02T09:30Z', at - 15_000],
    ['2026-03-02T11:30:15+02:00', at],
    ['2026-03-02T11:30:15+0200', at],
    ['2026-03-02T11:30:15+02', at],
    ['2026-03-02T05:00:15-04:30', at],
    ['2026-03-02 05:00:15.5 -04:30', at + 500],
    ['2024-02-29T00:00:00Z', Date.parse('2024-02-29T00:00:00Z')],
    ['1970-01-01T00:00:00Z', 0],
    ['1969-12-31T23:00:00-01:00', 0],
    ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
  ])('%j is read', (text, expected) => expect(parseTimestamp(text)).toBe(expected))

  test.each([
    '',
    'yesterday',
    '2026-03-02',
    '09:30:15',
    '1772443815',
    '02/03/2026 09:30:15',
    '2026-3-2T09:30:15Z',
    '2026-03-02T09:30:15.Z',
    '2026-03-02T09:30:15.1234567890Z',
    '2026-02-29T00:00:00Z',
    '2026-02-30T00:00:00+02:00',
    '2026-04-31T00:00:00-02:00',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T09:60:00Z',
    '2026-03-02T09:30:60Z',
    '2026-03-02T09:30:15+24:00',
    '2026-03-02T09:30:15+02:60',
    '2026-03-02T09:30:15 UTC',
    '0085-03-02T09:30:15Z',
    '+012026-03-02T09:30:15Z',
    '2026-03-02T09:30:15Z; drop',
  ])('%j is none', (text) => expect(parseTimestamp(text)).toBeUndefined())

  test('is read as the clock of JavaScript reads it, at any time and in any zone', () => {
    const times = fc.date({
      min: new Date('1970-01-02'),
      max: new Date('9999-12-30'),
      noInvalidDate: true,
    })
    const zones = fc
      .tuple(fc.constantFrom('+', '-'), fc.nat(23), fc.nat(59))
      .map(
        ([sign, hours, minutes]) => `${sign}${`${hours}`.padStart(2, '0')}:${`${minutes}`.padStart(2, '0')}`,
      )
    fc.assert(
      fc.property(times, zones, (time, zone) => {
        const text = `${time.toISOString().slice(0, -1)}${zone}`
        expect(parseTimestamp(text)).toBe(Date.parse(text))
      }),
    )
  })
})

test('a timestamp in the usual form is read as in any other, whatever is changed in it', () => {
  const digit = fc.constantFrom(...'0123456789')
  const usual = fc.array(digit, { minLength: 17, maxLength: 17 }).map((d) => {
    const of = (start: number, end: number): string => d.slice(start, end).join('')
    return `${of(0, 4)}-${of(4, 6)}-${of(6, 8)}T${of(8, 10)}:${of(10, 12)}:${of(12, 14)}.${of(14, 17)}Z`
  })
  const sound = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(253_402_300_799_999) })
  const changed = fc
    .tuple(
      sound.map((date) => date.toISOString()),
      fc.nat(24),
      fc.oneof(digit, fc.string({ maxLength: 2 })),
      fc.nat(2),
    )
    .map(([text, at, other, removed]) => text.slice(0, at) + other + text.slice(at + removed))
  for (const texts of [usual, changed])
    fc.assert(
      // A space in front is no part of the usual form.
      fc.property(texts, (text) => void expect(parseTimestamp(text)).toBe(parseTimestamp(` ${text}`))),
      { numRuns: 2_000 },
    )
})
