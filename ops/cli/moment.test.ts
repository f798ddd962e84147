import { expect, test } from 'vitest'
import { momentOf } from './moment.ts'

const now = Date.parse('2026-03-02T12:00:00Z')

test.each([
  ['24h', '2026-03-01T12:00:00.000Z'],
  ['90m', '2026-03-02T10:30:00.000Z'],
  ['1.5d', '2026-03-01T00:00:00.000Z'],
  ['2026-02-28', '2026-02-28T00:00:00.000Z'],
  ['2026-02-28T10:00:00+02:00', '2026-02-28T08:00:00.000Z'],
  ['99999999999d', '1970-01-01T00:00:00.000Z'],
])('%s is %s', (text, moment) => {
  expect(new Date(momentOf(text, now)).toISOString()).toBe(moment)
})

test.each(['', 'yesterday', '24', '-1h', '2026-13-01', '12:00'])(
  '"%s" is refused with what to write',
  (text) => {
    expect(() => momentOf(text, now)).toThrow('Give how long ago, such as 24h')
  },
)
