import { topics } from '@flagwise/schemas'
import { describe, expect, test } from 'vitest'
import { createMemoryBroker } from '../testing/memory-broker.ts'
import { openMemoryConsumer } from '../testing/memory-clients.ts'
import { recordAt } from '../testing/record-at.ts'
import { type BatchInMaking, type Decided, makeBatch, type ReadLimits } from './batch.ts'
import type { ConsumedRecord } from './record.ts'

const input = topics.llmRequests.name

interface Part extends Decided {
  readonly offsets: readonly number[]
}

/** A batch made of so many records, each of ten bytes. */
function scene(
  records: number,
  limits: Partial<ReadLimits> = {},
  mayReadOn?: (parts: readonly Part[]) => boolean,
) {
  const broker = createMemoryBroker()
  broker.append(
    Array.from({ length: records }, (_, offset) => ({ ...recordAt(input, offset), value: Buffer.alloc(10) })),
  )
  const memory = openMemoryConsumer(broker, 'group', input)
  const calls: string[] = []
  // In memory, a partition hands over half of what is asked for.
  const read = async (most: number): Promise<readonly ConsumedRecord[]> => {
    calls.push(`read ${most}`)
    return memory.poll(2 * most).then((all) => all.slice(0, most))
  }
  const decisions: (() => void)[] = []
  const batch: BatchInMaking<Part> = makeBatch({ ...memory, readOn: read }, read, {
    limits: { atOnce: 2, records: 6, bytes: 1_000, ...limits },
    mayReadOn,
    async decide(got) {
      const offsets = got.map(({ offset }) => offset)
      calls.push(`decide ${offsets}`)
      await new Promise<void>((resolve) => decisions.push(resolve))
      return { offsets, toProduce: [] }
    },
  })
  return {
    calls,
    batch,
    /** Ends every decision as it comes. */
    async made() {
      const timer = setInterval(() => decisions.splice(0).forEach((end) => void end()))
      const made = await batch.decided
      clearInterval(timer)
      return made
    },
  }
}

const offsetsOf = (parts: readonly Part[] | undefined) => parts?.map(({ offsets }) => offsets)

describe('a batch', () => {
  test('is read and decided some records at a time, until it is full', async () => {
    const made = await scene(10).made()
    expect(offsetsOf(made?.parts)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ])
    expect(made?.extent).toEqual([{ topic: input, partition: 0, first: 0, next: 6, records: 6 }])
    expect(made?.isFull).toBe(true)
  })

  test('reads the next records while the first are decided', async () => {
    const { calls, made } = scene(10)
    await expect.poll(() => calls, { interval: 1 }).toEqual(['read 2', 'read 2', 'decide 0,1'])
    await made()
  })

  test('never has more records than it may', async () => {
    const { calls, made } = scene(10, { atOnce: 4 })
    expect(offsetsOf((await made())?.parts)).toEqual([
      [0, 1, 2, 3],
      [4, 5],
    ])
    expect(calls.filter((call) => call.startsWith('read'))).toEqual(['read 4', 'read 2'])
  })

  test('ends where fewer records come than were asked for: there are no more just now', async () => {
    const made = await scene(5).made()
    expect(offsetsOf(made?.parts)).toEqual([[0, 1], [2, 3], [4]])
    expect(made?.isFull).toBe(false)
  })

  test('is full with so many bytes too', async () => {
    const made = await scene(10, { bytes: 30 }).made()
    expect(offsetsOf(made?.parts)).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(made?.isFull).toBe(true)
  })

  test('of nothing is none', async () => expect(await scene(0).made()).toBeUndefined())

  test('is not read on when what was decided forbids it', async () => {
    const made = await scene(10, {}, (parts) => parts.length === 0).made()
    expect(offsetsOf(made?.parts)).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(made?.isFull).toBe(false)
  })

  test('that is halted reads nothing more, and says all that was read, what is being read included', async () => {
    const { batch, calls, made } = scene(10)
    await expect.poll(() => calls, { interval: 1 }).toContain('decide 0,1')
    expect(await batch.halt()).toEqual([{ topic: input, partition: 0, first: 0, next: 4, records: 4 }])
    await made()
    expect(calls.filter((call) => call.startsWith('read'))).toHaveLength(2)
  })
})
