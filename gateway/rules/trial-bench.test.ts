import { aRule } from '@flagwise/schemas/examples'
import { afterAll, describe, expect, test } from 'vitest'
import { openTrialBench } from './trial-bench.ts'

const bench = openTrialBench()
afterAll(() => bench.close())

describe('trying a rule', () => {
  test('says where it matches and what it scores', async () => {
    const rule = aRule({ type: 'keyword', pattern: 'bluebird', points: 40 })
    const { matches, riskScore } = await bench.run({ rule, text: 'the bluebird plan', model: '' })
    expect(riskScore).toBe(40)
    expect(matches).toMatchObject([{ field: 'prompt', spans: [{ start: 4, end: 12 }] }])
  })

  test('a restriction of models looks at the model', async () => {
    const rule = aRule({ type: 'model_restriction', pattern: 'gpt-4' })
    expect((await bench.run({ rule, text: 'gpt-4', model: 'gpt-4o' })).matches).toEqual([])
    expect((await bench.run({ rule, text: '', model: 'gpt-4' })).matches).toMatchObject([{ field: 'model' }])
  })

  test('a pattern that takes too long is cut off, and the next one runs', async () => {
    const small = openTrialBench(60)
    const hostile = aRule({ type: 'regex', pattern: '[ab]*a[ab]{25}c' })
    const text = Array.from({ length: 500_000 }, (_, n) => ((n * n + 7 * n) % 11 < 5 ? 'a' : 'b')).join('')
    await expect(small.run({ rule: hostile, text, model: '' })).rejects.toMatchObject({
      extensions: { code: 'TIMED_OUT' },
    })
    await small.close()
    const fine = aRule({ pattern: 'x' })
    expect((await bench.run({ rule: fine, text: 'x', model: '' })).matches).toHaveLength(1)
  })

  test('a crowd is turned away instead of queued for ever', async () => {
    const rule = aRule({ pattern: 'x' })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () => bench.run({ rule, text: 'x', model: '' })),
    )
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(22)
    expect(refused[0]?.reason).toMatchObject({ extensions: { code: 'BUSY' } })
  })
})
