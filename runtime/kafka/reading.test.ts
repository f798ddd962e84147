import { topics } from '@flagwise/schemas'
import { describe, expect, test } from 'vitest'
import { createMemoryBroker } from '../testing/memory-broker.ts'
import { openMemoryConsumer } from '../testing/memory-clients.ts'
import { recordAt } from '../testing/record-at.ts'
import { type Batch, type Decided, type ReadLimits, startReading } from './reading.ts'
import type { ConsumedRecord } from './record.ts'

const input = topics.llmRequests.name

interface Part extends Decided {
  readonly offsets: readonly number[]
}

interface Scene {
  readonly limits?: Partial<ReadLimits>
  readonly mayReadOn?: (parts: readonly Part[]) => boolean
  readonly failsAt?: number
}

/** So many records of ten bytes each, read two at a time, at least four a batch. Decisions wait until they are let. */
function scene(records: number, { limits, mayReadOn, failsAt }: Scene = {}) {
  const broker = createMemoryBroker()
  broker.append(
    Array.from({ length: records }, (_, offset) => ({ ...recordAt(input, offset), value: Buffer.alloc(10) })),
  )
  const memory = openMemoryConsumer(broker, 'group', input)
  const calls: string[] = []
  // In memory, a partition hands over half of what is asked for.
  const asked =
    (name: string) =>
    (most: number): Promise<readonly ConsumedRecord[]> => {
      calls.push(name)
      return memory.poll(2 * most)
    }
  const decisions: (() => void)[] = []
  let isLet = false
  const reading = startReading<Part>(
    { ...memory, poll: asked('poll'), readOn: asked('read on') },
    {
      limits: { atOnce: 2, batch: 4, waiting: 6, bytes: 1_000, ...limits },
      mayReadOn,
      async decide(got) {
        const offsets = got.map(({ offset }) => offset)
        calls.push(`decide ${offsets}`)
        if (!isLet) await new Promise<void>((resolve) => decisions.push(resolve))
        if (failsAt !== undefined && offsets.includes(failsAt)) throw new Error('the world ended')
        return { offsets, toProduce: [] }
      },
    },
  )
  return {
    calls,
    reading,
    letDecide() {
      isLet = true
      for (const end of decisions.splice(0)) end()
    },
  }
}

const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
const offsetsOf = (batch: Batch<Part> | undefined) => batch?.parts.map(({ offsets }) => offsets)
const from = (first: number, next: number) => [
  { topic: input, partition: 0, first, next, records: next - first },
]

describe('a reading', () => {
  test('begins with a poll, and reads the next records while the first are decided', async () => {
    const { calls, reading, letDecide } = scene(5)
    await quiet()
    expect(calls).toEqual(['poll', 'read on', 'decide 0,1'])
    letDecide()
    await reading.over()
    expect(calls).toEqual(['poll', 'read on', 'decide 0,1', 'read on', 'decide 2,3', 'decide 4'])
  })

  test('hands over a batch as soon as it has records enough, and reads on meanwhile', async () => {
    const { reading, letDecide } = scene(20)
    letDecide()
    const first = await reading.next()
    expect(first?.extent[0]).toMatchObject({ first: 0, partition: 0 })
    expect(first?.extent[0]?.records).toBeGreaterThanOrEqual(4)
    await quiet()
    expect(await reading.halt()).toMatchObject([{ first: first?.extent[0]?.next, records: 6 }])
  })

  test('waits when records enough wait for their turn, and a batch takes all that wait', async () => {
    const { calls, reading, letDecide } = scene(20)
    letDecide()
    await quiet()
    expect(calls.filter((call) => call.startsWith('decide'))).toEqual([
      'decide 0,1',
      'decide 2,3',
      'decide 4,5',
    ])
    expect(offsetsOf(await reading.next())).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ])
    await quiet()
    expect(calls).toContain('decide 10,11')
    expect(calls).not.toContain('decide 12,13')
  })

  test('waits with so many bytes too, and makes a batch of them', async () => {
    const { reading, letDecide } = scene(20, { limits: { batch: 100, waiting: 100, bytes: 50 } })
    letDecide()
    expect((await reading.next())?.extent).toEqual(from(0, 6))
  })

  test('ends where fewer records come than were asked for; the last batch has what is left', async () => {
    const { reading, letDecide } = scene(9)
    letDecide()
    await quiet()
    expect((await reading.next())?.extent).toEqual(from(0, 6))
    expect((await reading.next())?.extent).toEqual(from(6, 9))
    expect(await reading.next()).toBeUndefined()
  })

  test('of nothing has no batch', async () => expect(await scene(0).reading.next()).toBeUndefined())

  test('ends when what was decided forbids to read on', async () => {
    const { calls, reading, letDecide } = scene(20, { mayReadOn: (parts) => parts.length === 0 })
    letDecide()
    expect((await reading.next())?.extent).toEqual(from(0, 4))
    expect(await reading.next()).toBeUndefined()
    expect(calls.filter((call) => call === 'read on')).toHaveLength(1)
  })

  test('that is halted reads nothing more, and says all that is in hand, what was being read included', async () => {
    const { calls, reading, letDecide } = scene(20)
    await quiet()
    expect(await reading.halt()).toEqual(from(0, 4))
    letDecide()
    await reading.over()
    expect(calls.filter((call) => call === 'read on')).toHaveLength(1)
  })

  test('that failed says so to whoever waits for a batch', async () => {
    const { reading, letDecide } = scene(20, { failsAt: 2 })
    letDecide()
    await expect(reading.next()).rejects.toThrow('the world ended')
    await expect(reading.over()).rejects.toThrow('the world ended')
  })
})
