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
