import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openLog } from '../service/log.ts'
import { stallAfterMs } from '../stream/stall-watch.ts'
import type { GroupConsumer } from './consumer.ts'
import { watchConsumer } from './watch.ts'

/** A consumer of partitions that all end at the same offset. */
function consumerOf(partitions: number[], end: { offset: number }) {
  return {
    assigned: () => partitions.map((partition) => ({ topic: 'rules', partition })),
    committed: async () => [],
    watermarks: async () => ({ low: 0, high: end.offset }),
  } as unknown as GroupConsumer
}

describe('the watch over a consumer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const watching = (consumer: GroupConsumer) =>
    watchConsumer(consumer, { lag: { set: () => undefined } as never }, openLog('watch', 'fatal'))

  test('a quiet topic is no stall, also when its partitions come from another member', async () => {
    const partitions: number[] = []
    const watch = watching(consumerOf(partitions, { offset: 900 }))
    await vi.advanceTimersByTimeAsync(20_000)
    partitions.push(0, 1, 2)
    await vi.advanceTimersByTimeAsync(5 * stallAfterMs)
    expect(watch.stalled()).toBe(false)
    watch.stop()
  })

  test('a topic that grows while nothing is handed over is a stall', async () => {
    const end = { offset: 900 }
    const watch = watching(consumerOf([0, 1, 2], end))
    await vi.advanceTimersByTimeAsync(20_000)
    end.offset += 100
    await vi.advanceTimersByTimeAsync(stallAfterMs)
    expect(watch.stalled()).toBe(true)
    watch.handedOver(1)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(watch.stalled()).toBe(false)
    watch.stop()
  })
})
