import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from '../service/log.ts'
import { createTopics, openProducer, openTail, type Tail, type TransactionalProducer } from './index.ts'

const topic = `tail-${randomUUID()}`
const options = {
  bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '',
  clientId: 'tail-test',
  log: openLog('tail-test', 'fatal'),
}
let tail: Tail
let producer: TransactionalProducer
let handedOver = 0

beforeAll(async () => {
  const settings = { name: topic, partitions: 1, retention: 'forever', cleanup: 'delete' } as const
  await createTopics(options, [{ ...settings, maxRecordBytes: 1_000_000 }], 1)
  producer = await openProducer(options, topic, true)
  tail = await openTail({
    ...options,
    topics: [topic],
    from: 'beginning',
    onRecords: (records) => {
      handedOver += records.length
    },
  })
})
afterAll(async () => {
  await producer?.close()
  await tail?.close()
})

test('whoever has committed and waits until the tail has caught up finds his own records in it', async () => {
  for (let committed = 1; committed <= 60; committed++) {
    await producer.begin()
    producer.produce({ topic, key: 'row', value: Buffer.from('row') })
    await producer.flushed()
    await producer.commit()
    await tail.caughtUp()
    expect(handedOver).toBe(committed)
  }
})
