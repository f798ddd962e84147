import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createWrappedKey,
  DataKeyBroken,
  dayOf,
  NoDataKey,
  SealBroken,
  type SealedTexts,
  sealerFrom,
  type Texts,
  WrongEncryptionKey,
} from './index.ts'

const day = '2026-03-02'
const encryptionKey = Buffer.alloc(32, 7)
const wrapped = createWrappedKey(day, encryptionKey)
const rows = new Map([[day, { day, wrapped, createdAt: 0 }]])
const sealer = sealerFrom(rows, encryptionKey)
const source = { topic: 'llm_requests', partition: 1, offset: 42 }
const fields = ['prompt', 'response', 'headers', 'metadata'] as const
const texts: Texts = { prompt: 'hello', response: 'hello', headers: 'hello', metadata: 'hello' }
const sealed = sealer.seal(day, 'r1', source, texts)

const nonceOf = (bytes: Buffer | null): string => bytes?.subarray(1, 13).toString('hex') ?? ''
const noncesOf = (of: SealedTexts): readonly string[] => fields.map((field) => nonceOf(of[field]))
const someText = fc.string({ unit: 'binary' })
const someTexts = fc.record({
  prompt: someText,
  response: fc.option(someText),
  headers: fc.option(someText),
  metadata: fc.option(someText),
})

describe('a sealed text', () => {
  test('opens to what was sealed, whatever the text', () => {
    fc.assert(
      fc.property(someTexts, (given) => {
        const all = sealer.seal(day, 'r1', source, given)
        for (const field of fields) {
          const bytes = all[field]
          expect(bytes && sealer.open(day, { requestId: 'r1', field }, bytes)).toBe(given[field])
        }
      }),
    )
  })

  test('opens when it is empty, and when it is five megabytes long', () => {
    for (const prompt of ['', 'é'.repeat(2_500_000)]) {
      const bytes = sealer.seal(day, 'r1', source, { ...texts, prompt }).prompt
      expect(sealer.open(day, { requestId: 'r1', field: 'prompt' }, bytes) === prompt).toBe(true)
    }
  })

  test('has the same bytes at every replay, after a restart too', () => {
    expect(sealerFrom(rows, encryptionKey).seal(day, 'r1', source, texts)).toEqual(sealed)
  })

  test('shows nothing of its text', () => {
    const prompt = 'the bluebird plan'
    expect(sealer.seal(day, 'r1', source, { ...texts, prompt }).prompt.includes('blue')).toBe(false)
  })

  test('shares its nonce with no other text: not of other coordinates, another request, field or text', () => {
    const others = [
      sealed,
      sealer.seal(day, 'r2', source, texts),
      sealer.seal(day, 'r1', { ...source, offset: 43 }, texts),
      sealer.seal(day, 'r1', { ...source, partition: 2 }, texts),
      sealer.seal(day, 'r1', { ...source, topic: 'other' }, texts),
      sealer.seal(day, 'r1', source, { ...texts, prompt: 'hullo' }),
      sealer.seal(day, 'r1', source, { ...texts, prompt: 'hell', response: 'ohello' }),
    ].flatMap(noncesOf)
    expect(new Set(others).size).toBe(others.length)
  })

  test('shares its nonce with no text of other coordinates, whatever the texts', () => {
    const coordinates = fc.record({ partition: fc.nat(9), offset: fc.nat(99) })
    fc.assert(
      fc.property(coordinates, coordinates, someTexts, someTexts, (a, b, ofA, ofB) => {
        fc.pre(a.partition !== b.partition || a.offset !== b.offset)
        const first = noncesOf(sealer.seal(day, 'r1', { ...source, ...a }, ofA)).filter(Boolean)
        const second = noncesOf(sealer.seal(day, 'r1', { ...source, ...b }, ofB)).filter(Boolean)
        expect(new Set([...first, ...second]).size).toBe(first.length + second.length)
      }),
    )
  })

  test('breaks when any bit of it is changed, and when it is cut', () => {
    const of = { requestId: 'r1', field: 'prompt' } as const
    for (let bit = 0; bit < sealed.prompt.length * 8; bit++) {
      const changed = Buffer.from(sealed.prompt)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => sealer.open(day, of, changed)).toThrow(SealBroken)
    }
    for (let length = 0; length < sealed.prompt.length; length++)
      expect(() => sealer.open(day, of, sealed.prompt.subarray(0, length))).toThrow(SealBroken)
  })

  test('does not open as another field or for another request', () => {
    expect(() => sealer.open(day, { requestId: 'r1', field: 'headers' }, sealed.prompt)).toThrow(SealBroken)
    expect(() => sealer.open(day, { requestId: 'r2', field: 'prompt' }, sealed.prompt)).toThrow(SealBroken)
  })

  test('does not open with the data key of another day, nor with one made anew', () => {
    const anew = new Map([[day, { day, wrapped: createWrappedKey(day, encryptionKey), createdAt: 1 }]])
    const of = { requestId: 'r1', field: 'prompt' } as const
    expect(() => sealerFrom(anew, encryptionKey).open(day, of, sealed.prompt)).toThrow(/made anew/)
  })

  test('is gone when the key of its day is', () => {
    const forgotten = sealerFrom(new Map(), encryptionKey)
    const of = { requestId: 'r1', field: 'prompt' } as const
    expect(() => forgotten.open(day, of, sealed.prompt)).toThrow(NoDataKey)
  })
})

describe('a data key', () => {
  const sealWith = (row: Buffer, key: Buffer, of = day) =>
    sealerFrom(new Map([[of, { day: of, wrapped: row, createdAt: 0 }]]), key).seal(of, 'r1', source, texts)

  test('says so when ENCRYPTION_KEY is another one', () => {
    expect(() => sealWith(wrapped, Buffer.alloc(32, 8))).toThrow(WrongEncryptionKey)
  })

  test('cannot stand for another day', () => {
    expect(() => sealWith(wrapped, encryptionKey, '2026-03-03')).toThrow(WrongEncryptionKey)
  })

  test('says so when it is broken, whatever ENCRYPTION_KEY is', () => {
    expect(() => sealWith(wrapped.subarray(0, 40), encryptionKey)).toThrow(DataKeyBroken)
    expect(() => sealWith(Buffer.concat([Buffer.from([9]), wrapped.subarray(1)]), encryptionKey)).toThrow(
      'the data key of 2026-03-02 is broken: 61 bytes of version 9, not 61 of version 1',
    )
  })

  test('is another one each time it is made', () => {
    expect(createWrappedKey(day, encryptionKey)).not.toEqual(wrapped)
  })
})

test('a day begins at midnight UTC', () => {
  expect(dayOf(Date.parse('2026-03-01T23:59:59.999Z'))).toBe('2026-03-01')
  expect(dayOf(Date.parse('2026-03-02T00:00:00.000Z'))).toBe('2026-03-02')
  expect(dayOf(Date.parse('2026-03-01T00:00:00.000Z'))).toBe('2026-03-01')
  expect(dayOf(-1)).toBe('1969-12-31')
  expect(dayOf(0)).toBe('1970-01-01')
})
