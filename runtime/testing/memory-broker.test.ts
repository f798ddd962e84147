import { describe, expect, test } from 'vitest'
import { createMemoryBroker, type MemoryBroker } from './memory-broker.ts'

const output = (key: string) => ({ topic: 'out', key, value: Buffer.from(key) })
const keysOn = (broker: MemoryBroker): readonly string[] =>
  broker.committed('out').map(({ key }) => String(key))
const fenced = expect.objectContaining({ code: -144, fatal: true })
const at = (offset: number) => ({ topic: 'in', partition: 0, offset })

describe('the broker in memory', () => {
  test('shows a transaction when it is committed, and never one that was aborted', () => {
    const broker = createMemoryBroker()
    const producer = broker.initProducer('p')
    broker.produce(producer, output('a'))
    expect(keysOn(broker)).toEqual([])
    broker.end(producer, 'committed')
    broker.produce(producer, output('a'))
    broker.end(producer, 'aborted')
    expect(keysOn(broker)).toEqual(['a'])
  })

  test('holds readers back at the first transaction that is open', () => {
    const broker = createMemoryBroker()
    const open = broker.initProducer('open')
    const done = broker.initProducer('done')
    broker.produce(open, output('a'))
    broker.produce(done, output('a'))
    broker.end(done, 'committed')
    expect(keysOn(broker)).toEqual([])
    broker.end(open, 'aborted')
    expect(keysOn(broker)).toEqual(['a'])
  })

  test('keeps offsets with the transaction that they were sent in', () => {
    const broker = createMemoryBroker()
    const member = broker.join('g')
    const producer = broker.initProducer('p')
    broker.addOffsets(producer, member, [at(5)])
    expect(broker.committedOffsets('g').size).toBe(0)
    broker.end(producer, 'committed')
    broker.addOffsets(producer, member, [at(9)])
    broker.end(producer, 'aborted')
    expect([...broker.committedOffsets('g').values()]).toEqual([at(5)])
  })

  test('fences a producer whose id was taken, and aborts what it left open', () => {
    const broker = createMemoryBroker()
    const elder = broker.initProducer('p')
    broker.produce(elder, output('a'))
    broker.initProducer('p')
    expect(() => broker.produce(elder, output('b'))).toThrow(fenced)
    expect(() => broker.end(elder, 'committed')).toThrow(fenced)
    expect(keysOn(broker)).toEqual([])
  })

  test('takes no offsets from a member that was put out of its group', () => {
    const broker = createMemoryBroker()
    const elder = broker.join('g')
    broker.join('g')
    expect(() => broker.addOffsets(broker.initProducer('p'), elder, [at(1)])).toThrow(
      expect.objectContaining({ code: 25, requiresAbort: true }),
    )
  })
})
