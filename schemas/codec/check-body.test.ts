import avro from 'avsc'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyChecker } from './check-body.ts'

/** Every kind of type, and a record within itself. */
const everything: avro.Schema = {
  type: 'record',
  name: 'Everything',
  fields: [
    { name: 'nothing', type: 'null' },
    { name: 'yes', type: 'boolean' },
    { name: 'int', type: 'int' },
    { name: 'long', type: { type: 'long', logicalType: 'timestamp-millis' } },
    { name: 'float', type: 'float' },
    { name: 'double', type: 'double' },
    { name: 'bytes', type: 'bytes' },
    { name: 'text', type: 'string' },
    { name: 'four', type: { type: 'fixed', name: 'Four', size: 4 } },
    { name: 'symbol', type: { type: 'enum', name: 'Symbol', symbols: ['a', 'b', 'c'] } },
    { name: 'list', type: { type: 'array', items: 'string' } },
    { name: 'map', type: { type: 'map', values: 'long' } },
    { name: 'maybe', type: ['null', 'string'] },
    { name: 'inner', type: ['null', 'Everything'] },
  ],
}
const type = avro.Type.forSchema(everything)
const check = bodyChecker(type)

const value = (fields: object = {}) => ({
  nothing: null,
  yes: true,
  int: -1,
  long: 1_772_443_815_000,
  float: 1.5,
  double: -1e300,
  bytes: Buffer.from([0xff, 0xfe]),
  text: 'é😀',
  four: Buffer.from('four'),
  symbol: 'c',
  list: ['a', ''],
  map: { 'key é': -(2 ** 52) },
  maybe: 'x'.repeat(100),
  inner: null,
  ...fields,
})

describe('the check of an Avro body', () => {
  test('finds nothing in what was written rightly, whatever it holds', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 })
    const long = fc.integer({ min: -(2 ** 52), max: 2 ** 52 })
    const values = fc.record({
      int: fc.integer(),
      long,
      text,
      list: fc.array(text),
      map: fc.dictionary(text, long),
      maybe: fc.option(text),
    })
    fc.assert(
      fc.property(values, values, (outer, inner) => {
        const bytes = type.toBuffer(value({ ...outer, inner: value(inner) }))
        expect(check(bytes)).toBeUndefined()
      }),
    )
  })

  test('finds every cut, and bytes left over', () => {
    const bytes = type.toBuffer(value({ inner: value() }))
    for (let length = 0; length < bytes.length; length++)
      expect(check(bytes.subarray(0, length))).toBe('broken')
    expect(check(Buffer.concat([bytes, Buffer.from([0])]))).toBe('broken')
  })

  test.each(['é', 'é'.repeat(100)])('finds text that is not UTF-8, short or long', (text) => {
    for (const fields of [{ text }, { maybe: text }, { list: [text] }, { map: { [text]: 1 } }]) {
      const bytes = type.toBuffer(value(fields))
      bytes[bytes.indexOf(text) + 1] = 0x41
      expect(check(bytes)).toBe('not UTF-8')
    }
  })

  test('takes a text by its own bounds: a character is not finished by what stands behind it', () => {
    const pair = bodyChecker(avro.Type.forSchema({ type: 'array', items: 'string' }))
    // Two texts of one byte, 0xc3 and 0xa9; 0xc3 0x02 would not be UTF-8, 0xc3 alone is not either.
    expect(pair(Buffer.from([4, 2, 0xc3, 2, 0xa9, 0]))).toBe('not UTF-8')
  })

  test('refuses numbers that go on for ever, negative lengths, and branches that are none', () => {
    const of = (schema: avro.Schema, ...bytes: number[]) =>
      bodyChecker(avro.Type.forSchema(schema))(Buffer.from(bytes))
    expect(of('long', ...Array(11).fill(0x80), 0)).toBe('broken')
    expect(of('string', 1)).toBe('broken')
    expect(of(['null', 'string'], 4)).toBe('broken')
    expect(of({ type: 'enum', name: 'E', symbols: ['a'] }, 2)).toBe('broken')
    expect(of({ type: 'array', items: 'null' }, 0xfe, 0xff, 0xff, 0xff, 0x0f, 0)).toBe('broken')
  })

  test('takes blocks that say their size', () => {
    const list = bodyChecker(avro.Type.forSchema({ type: 'array', items: 'string' }))
    expect(list(Buffer.from([3, 8, 2, 0x61, 2, 0x62, 0]))).toBeUndefined()
  })
})
