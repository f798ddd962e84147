import { aRule } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { compileRuleSet } from './compile-rules.ts'
import { longestScan, windowsOf } from './windows.ts'

const rules = compileRuleSet([aRule({ pattern: 'bluebird' })])
const withWordAt = (length: number, at: number): string =>
  `${' '.repeat(at)}bluebird${' '.repeat(length - at - 8)}`

describe('a long text', () => {
  test.each([0, 262_138, 262_144, 1_000_000 - 8])('is looked at in all places: %i', (at) => {
    const { matches, unscanned } = rules.match({ prompt: withWordAt(1_000_000, at), model: 'm' })
    expect(matches.map(({ spans }) => spans)).toEqual([[{ start: at, end: at + 8 }]])
    expect(unscanned).toEqual([])
  })

  test('has windows that overlap and lead back to it', () => {
    const text = Array.from({ length: 60_000 }, (_, number) => `${number},`).join('')
    for (const { text: window, inOriginal } of windowsOf(text)) {
      const { start, end } = inOriginal(10, 20)
      expect(text.slice(start, end)).toBe(window.slice(10, 20))
    }
  })

  test('that is longer than any record is never taken for clean', () => {
    const { matches, unscanned } = rules.match({ prompt: ' '.repeat(longestScan + 5), model: 'm' })
    expect(matches).toEqual([])
    expect(unscanned).toEqual([
      { field: 'prompt', reason: `${longestScan + 5} characters; the first ${longestScan} were looked at` },
    ])
  })
})
