import { expect, test } from 'vitest'
import { asJson, asTable, type Figure, isMet } from './figures.ts'

const figure: Figure = {
  benchmark: 'a',
  name: 'detection',
  value: 50_000,
  unit: 'requests/s',
  rawLimit: 100_000,
}

test('a bar is a ratio to the raw limit, or a figure, from below or from above', () => {
  expect(isMet(figure)).toBeUndefined()
  expect(isMet({ ...figure, bar: { kind: 'ratio', least: 0.42 } })).toBe(true)
  expect(isMet({ ...figure, bar: { kind: 'ratio', least: 0.6 } })).toBe(false)
  expect(isMet({ ...figure, bar: { kind: 'value', most: 300 } })).toBe(false)
})

test('the table and the JSON say the same', () => {
  const missed = { ...figure, bar: { kind: 'ratio', least: 0.6 } } as const
  expect(asTable([missed])).toMatch(/50,000 +requests\/s +100,000 +0\.50 +≥ 0\.6 of raw +MISSED/)
  expect(asJson([missed], {}).figures[0]).toMatchObject({ ratio: 0.5, met: false })
})
