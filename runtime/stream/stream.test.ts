import { BadRecord, type Codec } from '@flagwise/schemas'
import { describe, expect, test } from 'vitest'
import { applyBatch } from './apply.ts'
import { afterBatch, afterRest, closedFuse } from './dead-letter-fuse.ts'
import { createStandstill, isStalled, stallAfterMs } from './stall-watch.ts'

const record = (offset: number, text: string) => ({
  topic: 't',
  partition: 0,
  offset,
  timestamp: 1_000 + offset,
  key: null,
  value: Buffer.from(text),
  headers: [{ h: 'v' }],
})
const codec: Pick<Codec<string>, 'decode'> = {
  decode(value) {
    const text = value?.toString() ?? ''
    if (text === 'garbage') throw new BadRecord('undecodable', 'not a word')
    return text
  },
}
const application = {
  name: 'echo',
  codec,
  prepared: undefined,
  process(event: string): readonly string[] {
    if (event === 'throws') throw new TypeError(`cannot take ${event}`)
    return event === 'quiet' ? [] : [event]
  },
  encode(event: string): string {
    if (event === 'unfit') throw new Error('does not fit the schema')
    return `<${event}>`
  },
}

describe('a batch', () => {
  test('every record is emitting, silent or dead-lettered, and none stops the others', () => {
    const applied = applyBatch(
      application,
      ['a', 'quiet', 'garbage', 'throws', 'b', 'unfit'].map((text, at) => record(at, text)),
    )
    expect(applied.outputs).toEqual(['<a>', '<b>'])
    expect(applied.deadLetters.map(({ source, errorClass }) => [source.offset, errorClass])).toEqual([
      [2, 'undecodable'],
      [3, 'TypeError'],
      [5, 'Error'],
    ])
    expect(applied.consumed).toBe(applied.emitting.length + applied.silent + applied.deadLetters.length)
  })

  test('a dead letter keeps the bytes and says why, without quoting the record', () => {
    const [dead] = applyBatch(application, [record(3, 'throws')]).deadLetters
    expect(dead?.value).toEqual(Buffer.from('throws'))
    expect(dead?.headers).toEqual([{ name: 'h', value: Buffer.from('v') }])
    expect(dead?.message).toMatch(/^echo threw/)
    expect(dead?.message).not.toContain('cannot take')
  })
})

describe('the fuse of a partition', () => {
  test('opens when nearly everything of a long run is dead, and rests longer each time', () => {
    const once = afterBatch(closedFuse, { seen: 500, dead: 495 }, 0)
    expect(once.openUntil).toBe(30_000)
    const tried = afterRest(once, 30_000)
    expect(tried.openUntil).toBeNull()
    expect(afterBatch(tried, { seen: 500, dead: 500 }, 30_000).openUntil).toBe(90_000)
  })

  test('stays closed for some garbage, and for little of anything', () => {
    expect(afterBatch(closedFuse, { seen: 499, dead: 499 }, 0).openUntil).toBeNull()
    expect(afterBatch(closedFuse, { seen: 1_000, dead: 500 }, 0)).toEqual(closedFuse)
  })
})

describe('the stall watch', () => {
  const since = { at: 0, handedOver: 10, ends: 100 }
  test('a topic that grows while nothing is handed over is a stall', () => {
    expect(isStalled(since, { at: 30_000, handedOver: 10, ends: 200 }, 6)).toBe(true)
  })
  test('a quiet topic, a busy consumer and a mere marker are none', () => {
    expect(isStalled(since, { at: 90_000, handedOver: 10, ends: 100 }, 6)).toBe(false)
    expect(isStalled(since, { at: 90_000, handedOver: 11, ends: 200 }, 6)).toBe(false)
    expect(isStalled(since, { at: 90_000, handedOver: 10, ends: 106 }, 6)).toBe(false)
  })
  test('a reader that is behind in one partition, and stays where it is there, stands still', () => {
    const standsStill = createStandstill()
    const stuck = { partition: 'a', offset: 7 }
    expect(standsStill(0, [stuck, { partition: 'b', offset: 1 }])).toBe(false)
    expect(standsStill(stallAfterMs - 1, [stuck, { partition: 'b', offset: 2 }])).toBe(false)
    expect(standsStill(stallAfterMs, [stuck, { partition: 'b', offset: 3 }])).toBe(true)
  })
  test('one that moves on does not, nor one that was at the end meanwhile', () => {
    const standsStill = createStandstill()
    for (let moment = 0; moment < 10; moment++)
      expect(standsStill(moment * stallAfterMs, [{ partition: 'a', offset: moment }])).toBe(false)
    expect(standsStill(10 * stallAfterMs, [])).toBe(false)
    expect(standsStill(11 * stallAfterMs, [{ partition: 'a', offset: 9 }])).toBe(false)
  })
})
