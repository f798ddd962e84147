import { expect, test } from 'vitest'
import { rangeOf, ranges, windowOf } from './range.ts'

test('a window ends with the running bucket, so that what happens now is in it', () => {
  expect(windowOf(rangeOf('15m'), Date.parse('2026-01-02T03:04:05Z'))).toEqual({
    from: '2026-01-02T02:50:00.000Z',
    to: '2026-01-02T03:05:00.000Z',
    resolution: 'MINUTE',
  })
})

test('an unknown range is the first', () => {
  expect(rangeOf('7 years')).toBe(ranges[0])
})
