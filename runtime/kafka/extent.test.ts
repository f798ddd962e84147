import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordAt } from '../testing/record-at.ts'
import { beginningOf, endOf, extentOf, joined } from './extent.ts'

const at = (partition: number, offset: number, topic = 'a') => ({ ...recordAt(topic, offset), partition })

describe('the extent of records', () => {
  test('is where each partition begins and where to read on, and how many records there are', () =>
    expect(extentOf([at(0, 5), at(0, 6), at(1, 2), at(0, 9), at(1, 3, 'b')])).toEqual([
      { topic: 'a', partition: 0, first: 5, next: 10, records: 3 },
      { topic: 'a', partition: 1, first: 2, next: 3, records: 1 },
      { topic: 'b', partition: 1, first: 3, next: 4, records: 1 },
    ]))

  test('of nothing is nothing', () => expect(extentOf([])).toEqual([]))

  test('is the same wherever the records are cut', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 20 }), fc.nat(20), (partitions, cut) => {
        const records = partitions.map((partition, offset) => at(partition, offset))
        const parts = [extentOf(records.slice(0, cut)), extentOf(records.slice(cut))]
        expect(joined(parts.flat())).toEqual(extentOf(records))
      }),
    ))
})

test('its end and its beginning are positions to read from', () => {
  const extent = extentOf([at(0, 5), at(0, 6)])
  expect(endOf(extent)).toEqual([{ topic: 'a', partition: 0, offset: 7 }])
  expect(beginningOf(extent)).toEqual([{ topic: 'a', partition: 0, offset: 5 }])
})
