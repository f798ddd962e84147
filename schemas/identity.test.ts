import fc from 'fast-check'
import { v5, validate } from 'uuid'
import { expect, test } from 'vitest'
import { derivedId, idOfSource, isUuid } from './identity.ts'

test('the same coordinates give the same id, others another', () => {
  const source = { topic: 'llm_requests', partition: 1, offset: 42 }
  expect(idOfSource('request', source)).toBe(idOfSource('request', { ...source }))
  expect(idOfSource('request', source)).not.toBe(idOfSource('request', { ...source, offset: 43 }))
  expect(isUuid(idOfSource('request', source))).toBe(true)
})

test('names do not run into each other', () => {
  expect(derivedId('a', 'bc')).not.toBe(derivedId('ab', 'c'))
})

test('a derived id is the UUID of version 5 that the standard says', () => {
  const namespace = 'b1c7e0a4-6d0e-5f5c-9a53-3f7d2c6e8a10'
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (names) => {
      expect(derivedId(...names)).toBe(v5(names.join('\u0000'), namespace))
    }),
  )
})

test('what is a UUID is what the library takes for one, whatever is changed in it', () => {
  const changed = fc
    .tuple(fc.uuid(), fc.nat(37), fc.string({ maxLength: 2 }), fc.nat(2))
    .map(([id, at, text, removed]) => id.slice(0, at) + text + id.slice(at + removed))
  for (const texts of [fc.uuid(), fc.uuid().map((id) => id.toUpperCase()), changed, fc.string()])
    fc.assert(fc.property(texts, (text) => void expect(isUuid(text)).toBe(validate(text))))
  expect(isUuid('00000000-0000-0000-0000-000000000000')).toBe(true)
})
