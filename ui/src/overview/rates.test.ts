import { expect, test } from 'vitest'
import { currentRate, ratesOf, withSample } from './rates.ts'

const minute = 60_000
const start = Date.parse('2026-01-02T03:00:00Z')
const bucket = (index: number, requests: number, flagged: number) => ({
  start: new Date(start + index * minute).toISOString(),
  requests,
  flagged,
})
const traffic = (...buckets: ReturnType<typeof bucket>[]) => ({ to: '', requests: 0, flagged: 0, buckets })

test('a full bucket is divided by its length, the running one by what has passed of it', () => {
  const [at, requests, flagged] = ratesOf(
    traffic(bucket(0, 600, 60), bucket(1, 300, 30)),
    minute,
    start + 90_000,
  )
  expect(at).toEqual([start / 1000, start / 1000 + 60])
  expect(requests).toEqual([10, 10])
  expect(flagged).toEqual([1, 1])
})

test('a bucket that has hardly begun, or is to come, is left out', () => {
  expect(ratesOf(traffic(bucket(0, 60, 0), bucket(1, 40, 1)), minute, start + 61_000)[0]).toHaveLength(1)
})

test('the rate now is that of the last ten seconds', () => {
  let samples = withSample([], { at: 0, requests: 0 })
  expect(currentRate(samples)).toBeUndefined()
  for (let at = 2_000; at <= 30_000; at += 2_000) samples = withSample(samples, { at, requests: at })
  expect(currentRate(samples)).toBe(1000)
  expect(samples.length).toBeLessThanOrEqual(6)
})

test('a count that goes back begins anew and never gives a negative rate', () => {
  const samples = withSample(withSample([], { at: 0, requests: 900 }), { at: 2_000, requests: 10 })
  expect(currentRate(samples)).toBeUndefined()
})
