import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createWrappedKey, dayOf, NoDataKey, SealBroken, sealerFrom, WrongEncryptionKey } from './index.ts'

const day = '2026-03-02'
const encryptionKey = Buffer.alloc(32, 7)
const rows = new Map([[day, { day, wrapped: createWrappedKey(day, encryptionKey), createdAt: 0 }]])
const sealer = sealerFrom(rows, encryptionKey)
const of = { requestId: 'r1', field: 'prompt' } as const
const source = { topic: 'llm_requests', partition: 1, offset: 42 }

describe('a sealed text', () => {
  test('opens to what was sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sealer.open(day, of, sealer.seal(day, of, source, text))).toBe(text)
      }),
    )
  })

  test('has the same bytes at every replay, after a restart too', () => {
    const again = sealerFrom(rows, encryptionKey)
    expect(again.seal(day, of, source, 'hello')).toEqual(sealer.seal(day, of, source, 'hello'))
  })

  test('shares its nonce with no other coordinates, field or text', () => {
    const nonceOf = (sealed: Buffer): string => sealed.subarray(1, 13).toString('hex')
    const nonces = [
      sealer.seal(day, of, source, 'hello'),
      sealer.seal(day, of, source, 'hullo'),
      sealer.seal(day, of, { ...source, offset: 43 }, 'hello'),
      sealer.seal(day, { ...of, field: 'response' }, source, 'hello'),
    ].map(nonceOf)
    expect(new Set(nonces).size).toBe(nonces.length)
  })

  test('breaks when any bit of it is changed', () => {
    const sealed = sealer.seal(day, of, source, 'hello')
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => sealer.open(day, of, changed)).toThrow(SealBroken)
    }
  })

  test('does not open as another field or for another request', () => {
    const sealed = sealer.seal(day, of, source, 'hello')
    expect(() => sealer.open(day, { ...of, field: 'headers' }, sealed)).toThrow(SealBroken)
    expect(() => sealer.open(day, { ...of, requestId: 'r2' }, sealed)).toThrow(SealBroken)
  })

  test('is gone when the key of its day is', () => {
    const forgotten = sealerFrom(new Map(), encryptionKey)
    expect(() => forgotten.open(day, of, sealer.seal(day, of, source, 'hello'))).toThrow(NoDataKey)
  })

  test('says so when ENCRYPTION_KEY is another one', () => {
    const other = sealerFrom(rows, Buffer.alloc(32, 8))
    expect(() => other.seal(day, of, source, 'hello')).toThrow(WrongEncryptionKey)
  })
})

test('a day begins at midnight UTC', () => {
  expect(dayOf(Date.parse('2026-03-01T23:59:59.999Z'))).toBe('2026-03-01')
  expect(dayOf(Date.parse('2026-03-02T00:00:00.000Z'))).toBe('2026-03-02')
})
