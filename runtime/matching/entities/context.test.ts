import { expect, test } from 'vitest'
import { contextOf } from './context.ts'
import { entityTextOf } from './entity-text.ts'

function near(text: string, ...phrases: readonly string[]): string | undefined {
  const at = text.indexOf('42')
  return contextOf(...phrases).near(entityTextOf(text), at, at + 2)
}

test('a word counts before and after the value, whatever its case and accents', () => {
  expect(near('My Führerschein is 42.', 'fuhrerschein')).toBe('fuhrerschein')
  expect(near('42 es mi NÚMERO', 'numero')).toBe('numero')
})

test('only whole words count', () => {
  expect(near('in public 42', 'lic')).toBeUndefined()
  expect(near('Reisepassnummer 42', 'reisepass')).toBeUndefined()
  expect(near('Reisepassnummer 42', 'reisepass*')).toBe('reisepass')
})

test('a phrase counts across punctuation', () => {
  expect(near('Date-of-birth: 42', 'date of birth')).toBe('date of birth')
})

test('in scripts without spaces, a word counts within others', () => {
  expect(near('저의주민번호는42입니다', '주민번호')).toBe('주민번호')
})

test('words further away than five do not count', () => {
  expect(near('passport one two three four 42', 'passport')).toBe('passport')
  expect(near('passport one two three four five 42', 'passport')).toBeUndefined()
})

test('a text with very many values is a table: the words around the last ones are not read', () => {
  const text = entityTextOf('id 42 '.repeat(2000))
  const context = contextOf('id')
  const found = Array.from({ length: 2000 }, (_, at) => context.near(text, at * 6 + 3, at * 6 + 5))
  expect(found[0]).toBe('id')
  expect(found.at(-1)).toBeUndefined()
})
