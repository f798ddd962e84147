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
    { text: 'bcd', matched: true },
    { text: 'ef', matched: true },
  ])
})
