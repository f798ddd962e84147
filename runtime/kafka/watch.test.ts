import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openLog } from '../service/log.ts'
import { stallAfterMs } from '../stream/stall-watch.ts'
import { KafkaTimeout } from './call.ts'

import { lostAfterMs } from './reach.ts'
import { type Watchable, watchConsumer } from './watch.ts'

/** A consumer of partitions that all end at the same offset. */
function consumerOf(partitions: number[], end: { offset: number }) {
  return {
    assigned: () => partitions.map((partition) => ({ topic: 'rules', partition })),
    committed: async () => [],
    watermarks: async () => ({ low: 0, high: end.offset }),
    partitions: async () => [],
  } satisfies Watchable
}

describe('the watch over a consumer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const watching = (consumer: Watchable) =>
    watchConsumer(consumer, { lag: { set: () => undefined } as never }, openLog('watch', 'fatal'))

  test('a quiet topic is no stall, also when its partitions come from another member', async () => {
    const partitions: number[] = []
    const watch = watching(consumerOf(partitions, { offset: 900 }))
    await vi.advanceTimersByTimeAsync(20_000)
    partitions.push(0, 1, 2)
    await vi.advanceTimersByTimeAsync(5 * stallAfterMs)
    expect(watch.ailment()).toBeUndefined()
    watch.stop()
  })

  test('a topic that grows while nothing is handed over is a stall', async () => {
    const end = { offset: 900 }
    const watch = watching(consumerOf([0, 1, 2], end))
    await vi.advanceTimersByTimeAsync(20_000)
    end.offset += 100
    await vi.advanceTimersByTimeAsync(stallAfterMs)
    expect(watch.ailment()).toBe('stands still while records wait')
    watch.handedOver(1)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(watch.ailment()).toBeUndefined()
    watch.stop()
  })

  test.each([
    ['of some partitions', [0, 1, 2]],
    ['that has no partitions yet', []],
  ])('a client %s that gets no answer for long is ill, until it gets one', async (_, partitions) => {
    const brokers = { away: true }
    const away = <R>(answer: R) => (brokers.away ? Promise.reject(new KafkaTimeout('no answer')) : answer)
    const consumer = {
      assigned: () => partitions.map((partition) => ({ topic: 'rules', partition })),
      committed: async (asked: readonly unknown[]) => (asked.length === 0 ? [] : away([])),
      watermarks: async () => away({ low: 0, high: 0 }),
      partitions: async () => away([]),
    } satisfies Watchable
    const watch = watching(consumer)
    await vi.advanceTimersByTimeAsync(lostAfterMs)
    expect(watch.ailment()).toBeUndefined()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(watch.ailment()).toBe('gets no answer from any broker')
    brokers.away = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(watch.ailment()).toBeUndefined()
    watch.stop()
  })

  test('a client that still hands over records is not, however little else is answered', async () => {
    const watch = watching({
      ...consumerOf([0], { offset: 0 }),
      watermarks: () => Promise.reject(new KafkaTimeout('no answer')),
    })
    for (let at = 0; at < 2 * lostAfterMs; at += 5_000) {
      await vi.advanceTimersByTimeAsync(5_000)
      watch.handedOver(1)
    }
    expect(watch.ailment()).toBeUndefined()
    watch.stop()
  })
})
