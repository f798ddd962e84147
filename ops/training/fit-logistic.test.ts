import { expect, test } from 'vitest'
import { type Bounds, type Example, fitLogistic, scoreOf } from './fit-logistic.ts'

const bounds: Bounds = {
  signs: [1, 1, -1],
  expected: [0, 0, 0],
  leastWeight: -2,
  mostWeight: 5,
  ridge: 0.1,
  rounds: 200,
}
const example = (label: 0 | 1, ...features: number[]): Example => ({ features, label, weight: 1 })
const examples = [example(1, 0), example(1, 0, 1), example(0, 1), example(0, 1, 2), example(0), example(0, 2)]

test('a feature that only attacks have speaks for one', () => {
  const fit = fitLogistic(examples, bounds)
  expect(scoreOf(fit, [0])).toBeGreaterThan(0)
  expect(scoreOf(fit, [2])).toBeLessThan(0)
})

test('no weight takes the sign that its feature may not have', () => {
  const { weights } = fitLogistic(
    examples.map(({ label, ...rest }) => ({ ...rest, label: label === 1 ? 0 : 1 })),
    bounds,
  )
  expect(weights[0]).toBe(0)
  expect(weights[2]).toBeLessThanOrEqual(0)
})

test('the same examples give the same weights', () => {
  expect(fitLogistic(examples, bounds)).toEqual(fitLogistic(examples, bounds))
})

test('where examples say nothing, a weight stays what it was expected to be', () => {
  expect(fitLogistic([example(0), example(1)], { ...bounds, expected: [1.5, 0, 0] }).weights[0]).toBeCloseTo(
    1.5,
    1,
  )
})
