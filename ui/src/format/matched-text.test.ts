import { expect, test } from 'vitest'
import { piecesOf } from './matched-text.tsx'

test('marks what matched, and joins to the whole text again', () => {
  const text = 'card 4242 🙂 and mail'
  const pieces = piecesOf(text, [
    { start: 17, end: 21 },
    { start: 5, end: 9 },
  ])
  expect(pieces.filter(({ matched }) => matched).map((piece) => piece.text)).toEqual(['4242', 'mail'])
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
})

test('takes spans that overlap or lie outside', () => {
  const pieces = piecesOf('abcdef', [
    { start: 1, end: 4 },
    { start: 2, end: 3 },
    { start: 3, end: 99 },
    { start: 9, end: 10 },
  ])
  expect(pieces).toEqual([
    { text: 'a', matched: false },
    { text: 'bcdef', matched: true },
  ])
})

test('names all that matched a piece, once each', () => {
  const pieces = piecesOf('a secret token', [
    { start: 2, end: 8, label: 'Words' },
    { start: 2, end: 14, label: 'Tokens' },
    { start: 9, end: 14, label: 'Words' },
  ])
  expect(pieces[1]).toEqual({ text: 'secret token', matched: true, label: 'Words, Tokens' })
})
