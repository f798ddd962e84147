import { expect, test } from 'vitest'
import { openHeldRecords } from './held-records.ts'

const at = (offset: number, partition = 0) => ({ topic: 'llm_requests', partition, offset })
const held = openHeldRecords([
  { ...at(0), to: 20 },
  { ...at(0, 1), to: 5 },
])
for (const offset of [10, 11, 12]) held.add({ ...at(offset), timestamp: 1000 + offset })

test('a sealed request whose record was read is known by its coordinates', () => {
  expect(held.has(at(11), 1011)).toBe(true)
  expect(held.has(at(9), 1009)).toBe(false)
  expect(held.has(at(20), 1020)).toBe(false)
  expect(held.has(at(3, 1), 1011)).toBe(false)
  expect(held.has({ ...at(11), topic: 'another' }, 1011)).toBe(false)
})

test('the same coordinates from before the topic was made anew are another record', () => {
  expect(held.has(at(11), 500)).toBe(false)
})
