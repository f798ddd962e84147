import { describe, expect, test } from 'vitest'
import { parseTimeRange } from './time-range.ts'

const now = Date.parse('2026-03-02T09:30:20.000Z')
const iso = ({ from, to }: { from: number; to: number }) => [
  new Date(from).toISOString(),
  new Date(to).toISOString(),
]

describe('time ranges', () => {
  test('nothing given is the last hour by minute, the running minute included', () => {
    const range = parseTimeRange({}, now)
    expect(range.resolution).toBe('minute')
    expect(iso(range)).toEqual(['2026-03-02T08:31:00.000Z', '2026-03-02T09:31:00.000Z'])
  })

  test('are widened to whole buckets', () => {
    const from = Date.parse('2026-03-01T10:10:00.000Z')
    expect(iso(parseTimeRange({ from, to: now, resolution: 'hour' }, now))).toEqual([
      '2026-03-01T10:00:00.000Z',
      '2026-03-02T10:00:00.000Z',
    ])
    expect(iso(parseTimeRange({ resolution: 'day' }, now))).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-03-03T00:00:00.000Z',
    ])
  })

  test('choose a resolution that fits', () => {
    const day = 86_400_000
    expect(parseTimeRange({ from: now - day, to: now }, now).resolution).toBe('hour')
    expect(parseTimeRange({ from: now - 30 * day, to: now }, now).resolution).toBe('day')
  })

  test('that are backwards or too fine are refused', () => {
    expect(() => parseTimeRange({ from: now, to: now }, now)).toThrow('`from` is not before `to`')
    expect(() => parseTimeRange({ from: now - 30 * 86_400_000, resolution: 'minute' }, now)).toThrow(
      'choose a coarser resolution',
    )
  })
})
