import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReach, lostAfterMs } from './reach.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Calls fail every five seconds for so long. */
async function failingFor(reach: ReturnType<typeof createReach>, ms: number): Promise<void> {
  reach.failed()
  for (let at = 0; at < ms; at += 5_000) {
    await vi.advanceTimersByTimeAsync(5_000)
    reach.failed()
  }
}

test('a client is lost when its calls have failed for long, and not before', async () => {
  const reach = createReach()
  await failingFor(reach, lostAfterMs - 5_000)
  expect(reach.lost()).toBe(false)
  await failingFor(reach, 5_000)
  expect(reach.lost()).toBe(true)
})

test('one answer is enough for it not to be', async () => {
  const reach = createReach()
  await failingFor(reach, lostAfterMs - 5_000)
  reach.answered()
  await failingFor(reach, lostAfterMs - 5_000)
  expect(reach.lost()).toBe(false)
})

test('a process that stood still, and whose first call then fails, knows nothing yet', async () => {
  const reach = createReach()
  reach.answered()
  await vi.advanceTimersByTimeAsync(10 * lostAfterMs)
  reach.failed()
  expect(reach.lost()).toBe(false)
})
