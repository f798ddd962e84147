import { randomUUID } from 'node:crypto'
import kafka from '@confluentinc/kafka-javascript'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLog } from '../service/log.ts'
import { createRangeReader, createTopics, type OffsetRange, openProducer, type RangeReader } from './index.ts'

const run = randomUUID()
const [long, short, old] = [`long-${run}`, `short-${run}`, `old-${run}`]
const options = {
  bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '',
  clientId: 'ranges-test',
  log: openLog('ranges-test', 'silent'),
}
const patientMs = 30_000

/** Appends records in one transaction, whose marker takes an offset too. */
async function append(topic: string, values: readonly string[], how: 'commit' | 'abort'): Promise<void> {
  const producer = await openProducer(options, `${topic}.producer`)
  await producer.begin()
  for (const value of values) producer.produce({ topic, key: 'key', value: Buffer.from(value) })
  await producer.flushed()
  await producer[how]()
  await producer.close()
}

/** As retention does it. */
const forgetBefore = (topic: string, offset: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const admin = kafka.AdminClient.create({ 'bootstrap.servers': options.bootstrapServers })
    admin.deleteRecords([{ topic, partition: 0, offset }], { timeout: 10_000 }, (error) => {
      admin.disconnect()
      if (error) reject(error)
      else resolve()
    })
  })

let reader: RangeReader
beforeAll(async () => {
  const settings = {
    partitions: 1,
    retention: 'forever',
    cleanup: 'delete',
    maxRecordBytes: 1_000_000,
  } as const
  await createTopics(
    options,
    [long, short, old].map((name) => ({ name, ...settings })),
    1,
  )
  await append(long, ['a', 'b', 'c'], 'commit') // offsets 0 to 2, the marker at 3
  await append(long, ['never', 'never'], 'abort') // 4 and 5, the marker at 6
  await append(long, ['d', 'e'], 'commit') // 7 and 8, the marker at 9
  await append(short, ['z'], 'commit') // 0, the marker at 1
  await append(old, ['x', 'y'], 'commit') // 0 and 1, the marker at 2
  await forgetBefore(old, 1)
})
beforeEach(() => {
  reader = createRangeReader(options)
})
afterEach(() => reader.close())

const range = (topic: string, from: number, to: number): OffsetRange => ({ topic, partition: 0, from, to })
const read = async (ranges: readonly OffsetRange[], timeoutMs = patientMs): Promise<readonly string[]> =>
  (await reader.read(ranges, timeoutMs)).map(({ offset, value }) => `${offset} ${value}`)

describe('a range of the log', () => {
  test('is read from its beginning up to its end, and no further', async () => {
    expect(await read([range(long, 1, 3)])).toEqual(['1 b', '2 c'])
    expect(await read([range(long, 0, 1)])).toEqual(['0 a'])
  })

  test('leaves out what was aborted, and may end where only markers stand', async () => {
    expect(await read([range(long, 2, 10)])).toEqual(['2 c', '7 d', '8 e'])
    expect(await read([range(long, 3, 7)])).toEqual([])
    expect(await read([range(long, 9, 10)])).toEqual([])
  })

  test('is read beside ranges of other partitions', async () => {
    const found = await read([range(long, 7, 10), range(short, 0, 2)])
    expect([...found].sort()).toEqual(['0 z', '7 d', '8 e'])
  })

  test('comes whole to whoever asked for it, however many ask at once', async () => {
    const asked = Array.from({ length: 20 }, (_, turn) =>
      turn % 2 === 0 ? range(long, 8, 10) : range(short, 0, 2),
    )
    const found = await Promise.all(asked.map((one) => read([one])))
    expect(found).toEqual(asked.map(({ topic }) => (topic === long ? ['8 e'] : ['0 z'])))
  })
})

describe('a reading that cannot be', () => {
  test('for want of time is refused, and the next one is answered', async () => {
    await expect(read([range(long, 0, 10)], -1)).rejects.toThrow('could not be read back in time')
    expect(await read([range(long, 0, 1)])).toEqual(['0 a'])
  })

  test('because the log no longer has it says so, and the next one is answered', async () => {
    await expect(read([range(long, 0, 1), range(old, 0, 2)])).rejects.toThrow(
      `no longer kept on the log: ${old}/0/0`,
    )
    expect(await read([range(old, 1, 2)])).toEqual(['1 y'])
  })

  test('because its end is not written yet is over when the reader is closed', async () => {
    const waiting = expect(read([range(short, 0, 1_000)])).rejects.toThrow('is closed')
    await reader.close()
    await waiting
  })
})
