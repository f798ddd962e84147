import { topics } from '@flagwise/schemas'
import { describe, expect, test } from 'vitest'
import { createMemoryBroker } from '../testing/memory-broker.ts'
import { openMemoryConsumer } from '../testing/memory-clients.ts'
import { recordAt } from '../testing/record-at.ts'
import type { GroupConsumer } from './consumer.ts'
import type { Extent } from './extent.ts'
import { ConsumerLost, createPipeline } from './pipeline.ts'
import type { ConsumedRecord } from './record.ts'
import type { TurnOutcome, Turns } from './turn.ts'

const input = topics.llmRequests.name
const aRecord = (offset: number): ConsumedRecord => recordAt(input, offset)
const offsetsOf = (records: readonly ConsumedRecord[]): readonly number[] =>
  records.map(({ offset }) => offset)
const offsetsIn = (extent: Extent): readonly number[] =>
  extent.flatMap(({ first, records }) => Array.from({ length: records }, (_, more) => first + more))
const afterwards = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A turn that is under way until the test ends it. */
interface RunningTurn {
  readonly records: readonly number[]
  /** What is read again with them should it fail. */
  readonly meanwhile: () => Promise<Extent>
  end(outcome: TurnOutcome): Promise<void>
}

/** A pipeline over six records, one a batch. */
function scene(options: { readonly mayReadOn?: boolean; readonly decide?: () => void } = {}) {
  const broker = createMemoryBroker()
  broker.append([0, 1, 2, 3, 4, 5].map(aRecord))
  const memory = openMemoryConsumer(broker, 'group', input)
  const calls: string[] = []
  const consumer: GroupConsumer = {
    ...memory,
    poll(max) {
      calls.push('poll')
      return memory.poll(max)
    },
    readOn(max) {
      calls.push('read on')
      return memory.readOn(max)
    },
  }
  const running: RunningTurn[] = []
  const turns: Turns = {
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
    run: (_, extent, __, meanwhile = () => Promise.resolve([])) =>
      new Promise((resolve) => {
        calls.push(`turn of ${offsetsIn(extent)}`)
        running.push({
          records: offsetsIn(extent),
          meanwhile,
          async end(outcome) {
            if (outcome !== 'committed') {
              const [first] = [...extent, ...(await meanwhile())]
              await consumer.seek(first ? [{ topic: input, partition: 0, offset: first.first }] : [])
            }
            resolve(outcome)
            await afterwards()
          },
        })
      }),
  }
  const pipeline = createPipeline({
    turns,
    limits: { atOnce: 1, batch: 1, waiting: 1, bytes: Number.POSITIVE_INFINITY },
    async decide(records) {
      await afterwards()
      options.decide?.()
      calls.push(`decided ${offsetsOf(records)}`)
      return { toProduce: [] }
    },
    mayReadOn: () => options.mayReadOn ?? true,
    onEnded: (batch, outcome) => void calls.push(`${outcome} ${offsetsIn(batch.extent)}`),
  })
  return {
    calls,
    close: pipeline.close,
    /** Begins a turn. */
    async begin(): Promise<{ readonly turn: RunningTurn; readonly done: Promise<boolean> }> {
      const before = running.length
      const done = pipeline.turn(consumer)
      await Promise.race([done, expect.poll(() => running.length, { interval: 1 }).toBe(before + 1)])
      await afterwards()
      await afterwards()
      const turn = running[before]
      if (!turn) throw new Error('there is no turn')
      return { turn, done }
    },
  }
}

describe('while a batch has its turn', () => {
  test('the next is read and decided, and its turn begins when the first is committed', async () => {
    const { calls, begin } = scene()
    const first = await begin()
    expect(calls).toEqual(['poll', 'decided 0', 'read on', 'turn of 0', 'decided 1'])
    await first.turn.end('committed')
    expect(await first.done).toBe(true)
    const second = await begin()
    expect(calls.slice(5)).toEqual(['committed 0', 'read on', 'turn of 1', 'decided 2'])
    await second.turn.end('committed')
  })

  test('no partition comes or goes, nor before what was read ahead has had its turn', async () => {
    const { calls, begin } = scene()
    for (let turn = 0; turn < 5; turn++) {
      const { turn: running, done } = await begin()
      await running.end('committed')
      await done
    }
    // Rebalances are answered in `poll` only.
    expect(calls.filter((call) => call === 'poll')).toHaveLength(1)
  })

  test('nothing is read ahead where it may not be', async () => {
    const { calls, begin } = scene({ mayReadOn: false })
    const { turn, done } = await begin()
    expect(await turn.meanwhile()).toEqual([])
    await turn.end('committed')
    await done
    expect(calls).toEqual(['poll', 'decided 0', 'turn of 0', 'committed 0'])
  })
})

describe('when a turn fails', () => {
  test.each(['aborted', 'producer-restarted'] as const)(
    'what was read ahead is thrown away and decided anew (%s)',
    async (outcome) => {
      const { calls, begin } = scene()
      const first = await begin()
      expect(offsetsIn(await first.turn.meanwhile())).toEqual([1])
      await first.turn.end(outcome)
      expect(await first.done).toBe(true)
      const again = await begin()
      expect(again.turn.records).toEqual([0])
      await again.turn.end('committed')
      await again.done
      const next = await begin()
      expect(next.turn.records).toEqual([1])
      expect(calls.filter((call) => call === 'decided 1')).toHaveLength(2)
    },
  )
})

test('when a turn loses its consumer, nothing is in hand: another consumer begins where the group stands', async () => {
  const { calls, begin } = scene()
  const { turn, done } = await begin()
  const lost = expect(done).rejects.toThrow(ConsumerLost)
  await turn.end('consumer-lost')
  await lost
  expect(calls).toContain('consumer-lost 0')
  const again = await begin()
  expect(again.turn.records).toEqual([0])
  await again.turn.end('committed')
})

test('an error of the next batch comes out when the turn in hand has ended, and not before', async () => {
  let decided = 0
  const { calls, begin } = scene({
    decide() {
      if (++decided === 2) throw new Error('the world ended')
    },
  })
  const { turn, done } = await begin()
  await turn.end('committed')
  expect(await done).toBe(true)
  expect(calls).toContain('committed 0')
  await expect(begin()).rejects.toThrow('the world ended')
})

test('what was read ahead is let go at the end, with nothing under way', async () => {
  const { calls, begin, close } = scene()
  const { turn, done } = await begin()
  await turn.end('committed')
  await done
  await close()
  const atTheEnd = [...calls]
  await afterwards()
  expect(calls).toEqual(atTheEnd)
})
