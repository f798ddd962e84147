import { createCipheriv, hkdfSync } from 'node:crypto'
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
  type TextField,
  type Texts,
  textFields,
  unwrapKey,
  WrongEncryptionKey,
} from './index.ts'

const day = '2026-03-02'
const encryptionKey = Buffer.alloc(32, 7)
const wrapped = createWrappedKey(day, encryptionKey)
const rows = new Map([[day, { day, wrapped, createdAt: 0 }]])
const sealer = sealerFrom(rows, encryptionKey)
const source = { topic: 'llm_requests', partition: 1, offset: 42 }
const texts: Texts = { prompt: 'hello', response: 'hello', headers: 'hello', metadata: 'hello' }
const sealed = sealer.seal(day, 'r1', source, texts)

const nonceOf = ({ prompt }: SealedTexts): string => prompt.subarray(1, 13).toString('hex')
const someText = fc.string({ unit: 'binary' })
const someTexts = fc.record({
  prompt: someText,
  response: fc.option(someText),
  headers: fc.option(someText),
  metadata: fc.option(someText),
})

describe('a sealed text', () => {
  test('opens to what was sealed, whatever the texts', () => {
    fc.assert(
      fc.property(someTexts, (given) => {
        expect(sealer.open(day, 'r1', sealer.seal(day, 'r1', source, given))).toEqual(given)
      }),
    )
  })

  test('opens when it is empty, and when it is five megabytes long', () => {
    for (const prompt of ['', 'é'.repeat(2_500_000)]) {
      const all = sealer.seal(day, 'r1', source, { ...texts, prompt })
      expect(sealer.open(day, 'r1', all).prompt === prompt).toBe(true)
    }
  })

  test('opens when an earlier release sealed it', () => {
    // Made with version 1: AES-256-GCM for each text, with `r1|prompt` authenticated.
    expect(openedFirst({ prompt: 'hello', response: null, headers: '{}', metadata: null })).toEqual({
      prompt: 'hello',
      response: null,
      headers: '{}',
      metadata: null,
    })
  })

  test('has the same bytes at every replay, after a restart too', () => {
    expect(sealerFrom(rows, encryptionKey).seal(day, 'r1', source, texts)).toEqual(sealed)
  })

  test('shows nothing of its text', () => {
    const prompt = 'the bluebird plan'
    expect(sealer.seal(day, 'r1', source, { ...texts, prompt }).prompt.includes('blue')).toBe(false)
  })

  test('shares its nonce with no other: not of other coordinates, another request, or other texts', () => {
    const others = [
      sealed,
      sealer.seal(day, 'r2', source, texts),
      sealer.seal(day, 'r1', { ...source, offset: 43 }, texts),
      sealer.seal(day, 'r1', { ...source, partition: 2 }, texts),
      sealer.seal(day, 'r1', { ...source, topic: 'other' }, texts),
      sealer.seal(day, 'r1', source, { ...texts, prompt: 'hullo' }),
      sealer.seal(day, 'r1', source, { ...texts, prompt: 'hell', response: 'ohello' }),
      sealer.seal(day, 'r1', source, { ...texts, metadata: null }),
      sealer.seal(day, 'r1', source, { ...texts, metadata: null, response: 'hellohello' }),
    ].map(nonceOf)
    expect(new Set(others).size).toBe(others.length)
  })

  test('shares its nonce with nothing of other coordinates, whatever the texts', () => {
    const coordinates = fc.record({ partition: fc.nat(9), offset: fc.nat(99) })
    fc.assert(
      fc.property(coordinates, coordinates, someTexts, someTexts, (a, b, ofA, ofB) => {
        fc.pre(a.partition !== b.partition || a.offset !== b.offset)
        const first = nonceOf(sealer.seal(day, 'r1', { ...source, ...a }, ofA))
        expect(first).not.toBe(nonceOf(sealer.seal(day, 'r1', { ...source, ...b }, ofB)))
      }),
    )
  })

  test('breaks when any bit of any field is changed, and when one is cut', () => {
    const opening = (field: TextField, bytes: Buffer) => () =>
      sealer.open(day, 'r1', { ...sealed, [field]: bytes })
    for (const field of textFields) {
      const bytes = sealed[field] ?? Buffer.alloc(0)
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const changed = Buffer.from(bytes)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(opening(field, changed)).toThrow(SealBroken)
      }
      for (let length = 0; length < bytes.length; length++)
        expect(opening(field, bytes.subarray(0, length))).toThrow(SealBroken)
    }
  })

  test('breaks when a field is taken away, added, or has changed places with another', () => {
    const other = sealer.seal(day, 'r1', source, { ...texts, response: 'hallo' })
    for (const changed of [
      { ...sealed, response: null },
      { ...sealed, response: sealed.headers, headers: sealed.response },
      { ...sealed, response: other.response },
      { ...sealer.seal(day, 'r1', source, { ...texts, metadata: null }), metadata: sealed.metadata },
    ])
      expect(() => sealer.open(day, 'r1', changed)).toThrow(SealBroken)
  })

  test('does not open for another request', () => {
    expect(() => sealer.open(day, 'r2', sealed)).toThrow(SealBroken)
  })

  test('does not open with the data key of another day, nor with one made anew', () => {
    const anew = new Map([[day, { day, wrapped: createWrappedKey(day, encryptionKey), createdAt: 1 }]])
    expect(() => sealerFrom(anew, encryptionKey).open(day, 'r1', sealed)).toThrow(/made anew/)
  })

  test('is gone when the key of its day is', () => {
    const forgotten = sealerFrom(new Map(), encryptionKey)
    expect(() => forgotten.open(day, 'r1', sealed)).toThrow(NoDataKey)
  })
})

/** Seals as version 1 did, and opens it. */
function openedFirst(given: Texts): Texts {
  const key = Buffer.from(
    hkdfSync('sha256', unwrapKey(day, wrapped, encryptionKey), Buffer.alloc(0), 'flagwise sealing 1', 32),
  )
  const one = (field: TextField): Buffer | null => {
    const text = given[field]
    if (text === null) return null
    const nonce = Buffer.alloc(12, textFields.indexOf(field))
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`r1|${field}`))
    const ciphertext = Buffer.concat([cipher.update(text), cipher.final()])
    return Buffer.concat([Buffer.from([1]), nonce, ciphertext, cipher.getAuthTag()])
  }
  const prompt = one('prompt') ?? Buffer.alloc(0)
  const first = { prompt, response: one('response'), headers: one('headers'), metadata: one('metadata') }
  return sealer.open(day, 'r1', first)
}

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
