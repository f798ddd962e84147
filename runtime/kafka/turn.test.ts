import type { KafkaConsumer } from '@confluentinc/kafka-javascript'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openLog } from '../service/log.ts'
import { KafkaTimeout } from './call.ts'
import type { GroupConsumer } from './consumer.ts'
import type { Extent } from './extent.ts'
import type { TransactionalProducer } from './producer.ts'
import { lostAfterMs } from './reach.ts'
import type { Position } from './record.ts'
import { createTurns } from './turn.ts'

const extent: Extent = [{ topic: 'requests', partition: 0, first: 7, next: 8, records: 1 }]
const committed: Position = { topic: 'requests', partition: 0, offset: 5 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A turn whose commit is not answered, with a consumer whose calls time out for so long. */
function aFailedTurn(brokersAwayMs: number) {
  const backAt = performance.now() + brokersAwayMs
  const sought: Position[] = []
  const consumer: GroupConsumer = {
    client: {} as KafkaConsumer,
    async committed() {
      if (performance.now() >= backAt) return [committed]
      await vi.advanceTimersByTimeAsync(10_000)
      throw new KafkaTimeout('committed: no answer')
    },
    seek: async (positions) => void sought.push(...positions),
    poll: async () => [],
    readOn: async () => [],
    assigned: () => [],
    ends: () => [],
    partitions: async () => [],
    pause: () => undefined,
    resume: () => undefined,
    watermarks: async () => ({ low: 0, high: 0 }),
    close: async () => undefined,
  }
  const producer: TransactionalProducer = {
    begin: async () => undefined,
    produce: () => undefined,
    sendOffsets: async () => undefined,
    commit: () => Promise.reject(new KafkaTimeout('commit transaction: no answer')),
    abort: async () => undefined,
    flushed: async () => [],
    close: async () => undefined,
  }
  const turns = createTurns({
    takeSlot: async () => ({ id: '0', release: async () => undefined }),
    openProducer: async () => producer,
    waitedOut: (act) => act(),
    log: openLog('turn', 'fatal'),
    stopping: new AbortController().signal,
  })
  return { sought, outcome: turns.run(consumer, extent, []) }
}

async function untilEnded<R>(ended: Promise<R>): Promise<R> {
  let over = false
  const noted = ended.finally(() => {
    over = true
  })
  while (!over) await vi.advanceTimersByTimeAsync(100)
  return noted
}

describe('after a turn whose end nobody knows', () => {
  test('the consumer is set back to what the group has committed', async () => {
    const { sought, outcome } = aFailedTurn(0)
    expect(await untilEnded(outcome)).toBe('producer-restarted')
    expect(sought).toEqual([committed])
  })

  test('brokers that are away for a moment are waited for', async () => {
    const { sought, outcome } = aFailedTurn(lostAfterMs / 2)
    expect(await untilEnded(outcome)).toBe('producer-restarted')
    expect(sought).toEqual([committed])
  })

  test('a consumer that cannot read positions back for long is given up, wherever it stands', async () => {
    const { sought, outcome } = aFailedTurn(Number.POSITIVE_INFINITY)
    expect(await untilEnded(outcome)).toBe('consumer-lost')
    expect(sought).toEqual([])
  })
})
