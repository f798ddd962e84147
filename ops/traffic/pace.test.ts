import { expect, test } from 'vitest'
import { dueAfter } from './pace.ts'

test('without bursts the rate is even', () => {
  expect(dueAfter(10, { rate: 20, burstEvery: 0 })).toBe(200)
})

test('a burst is five seconds of five times the rate, once an interval', () => {
  const pace = { rate: 10, burstEvery: 60 }
  expect(dueAfter(60, pace)).toBe(600)
  expect(dueAfter(65, pace)).toBe(650 + 5 * 10 * 4)
  expect(dueAfter(120, pace)).toBe(1200 + 5 * 10 * 4)
  expect(dueAfter(121, pace) - dueAfter(120, pace)).toBe(50)
})

test('what is due never goes back', () => {
  const pace = { rate: 7, burstEvery: 9 }
  let before = 0
  for (let seconds = 0; seconds < 60; seconds += 0.1) {
    const due = dueAfter(seconds, pace)
    expect(due).toBeGreaterThanOrEqual(before)
    before = due
  }
})
