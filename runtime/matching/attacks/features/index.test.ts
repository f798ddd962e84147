import { expect, test } from 'vitest'
import weights from '../weights.json' with { type: 'json' }
import { features } from './index.ts'

test('every feature has a name of its own, and a weight', () => {
  const names = features.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(Object.keys(weights.features).sort()).toEqual([...names].sort())
})

test('a feature speaks for an attack unless it says that it speaks against one', () => {
  const weightOf = new Map<string, number>(Object.entries(weights.features))
  for (const { name, against } of features) {
    const weight = weightOf.get(name) ?? 0
    expect(against === true ? -weight : weight, name).toBeGreaterThanOrEqual(0)
  }
})
