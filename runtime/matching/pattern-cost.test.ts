import { describe, expect, test } from 'vitest'
import { checkCost } from './pattern-cost.ts'

const clock = (): number => performance.now()
/** A clock on which every search takes as long as it pleases. */
const slowClock = (ms: number): (() => number) => {
  let now = 0
  return () => {
    now += ms
    return now
  }
}
const problemsOf = (pattern: string): readonly string[] =>
  checkCost({ type: 'regex', pattern }, clock).map(({ message }) => message)

describe('the cost of a pattern', () => {
  test('is too much where long bounds follow what is common', () => {
    expect(problemsOf('(a|b).{0,200}x[a-z]{10}y')).toEqual([
      expect.stringMatching(/^takes \d+ ms to search 16 KB of text; .*use \* instead/),
    ])
  })

  test.each(['\\bghp_[0-9A-Za-z]{36}\\b', '(x+x+)+y', 'secret.{0,40}key', '[a-z]{1,1000}!', '(?:.*a){50}c'])(
    'is fine for %s',
    (pattern) => {
      expect(problemsOf(pattern)).toEqual([])
    },
  )

  test('counts each pattern of a composite rule, and what the clock says', () => {
    const definition = JSON.stringify({ match: { all: [{ regex: 'one' }, { not: { regex: 'two' } }] } })
    const rule = { type: 'composite', pattern: '', definition } as const
    expect(checkCost(rule, slowClock(20))).toHaveLength(2)
    expect(checkCost(rule, slowClock(1))).toEqual([])
  })

  test('is none for words and models', () => {
    expect(checkCost({ type: 'keyword', pattern: 'one, two' }, slowClock(1_000))).toEqual([])
    expect(checkCost({ type: 'model_restriction', pattern: 'gpt-4' }, slowClock(1_000))).toEqual([])
  })
})
