import type { Rule } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { openTrialBench } from './trial-bench.ts'

const bench = openTrialBench()
afterAll(() => bench.close())
afterEach(() => {
  vi.useRealTimers()
})

const on = (text: string, model = '') => ({ text, response: '', model })
const one = (rule: Rule, text: string, model = '') => ({ rules: [rule], tried: on(text, model) })

test('a pattern that would hold up the stream is told from one that would not', async () => {
  const slow = aRule({ type: 'regex', pattern: '(a|b).{0,200}x[a-z]{10}y' })
  expect((await bench.weigh(slow)).map(({ path }) => path)).toEqual(['pattern'])
  expect(await bench.weigh({ ...slow, pattern: 'sk-[a-z0-9]{20}' })).toEqual([])
})

describe('trying all rules', () => {
  const words = (word: string) => aRule({ name: word, pattern: word })
  const namesFound = async (version: number, rules: Rule[], text: string) =>
    (await bench.run({ rules, version, tried: on(text) })).matches.map(({ name }) => name)

  test('finds what each of them finds, and follows their changes', async () => {
    expect(await namesFound(7, [words('bluebird'), words('redwood')], 'redwood, bluebird')).toEqual([
      'bluebird',
      'redwood',
    ])
    expect(await namesFound(7, [words('bluebird'), words('redwood')], 'bluebird')).toEqual(['bluebird'])
    expect(await namesFound(9, [words('redwood')], 'redwood, bluebird')).toEqual(['redwood'])
  })

  test('goes on after a single rule was tried, and after the worker was cut off', async () => {
    const small = openTrialBench()
    const all = { rules: [words('bluebird')], version: 3, tried: on('bluebird') }
    expect((await small.run(all)).matches).toHaveLength(1)
    await small.run(one(words('x'), 'x'))
    expect((await small.run(all)).matches).toHaveLength(1)
    await small.close()
    expect((await small.run(all)).matches).toHaveLength(1)
    await small.close()
  }, 30_000)
})

describe('trying a rule', () => {
  test('says where it matches and what it scores', async () => {
    const rule = aRule({ type: 'keyword', pattern: 'bluebird', points: 40 })
    const { matches, riskScore } = await bench.run(one(rule, 'the bluebird plan'))
    expect(riskScore).toBe(40)
    expect(matches).toMatchObject([{ field: 'prompt', spans: [{ start: 4, end: 12 }] }])
  })

  test('a restriction of models looks at the model', async () => {
    const rule = aRule({ type: 'model_restriction', pattern: 'gpt-4' })
    expect((await bench.run(one(rule, 'gpt-4', 'gpt-4o'))).matches).toEqual([])
    expect((await bench.run(one(rule, '', 'gpt-4'))).matches).toMatchObject([{ field: 'model' }])
  })

  test('a trial that is not over within its budget is cut off, and the next one runs', async () => {
    const trial = one(aRule({ pattern: 'x' }), 'x')
    await bench.run(trial)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const refused = expect(bench.run(trial)).rejects.toMatchObject({
      extensions: { code: 'TIMED_OUT' },
    })
    // Only promises go on here. The worker's answer needs a turn of the event loop, so it comes after the budget on any machine.
    for (let step = 0; step < 100; step++) await null
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(2_000)
    vi.useRealTimers()
    await refused
    expect((await bench.run(trial)).matches).toHaveLength(1)
  })

  test('a crowd is turned away instead of queued for ever', async () => {
    const rule = aRule({ pattern: 'x' })
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => bench.run(one(rule, 'x'))))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(22)
    expect(refused[0]?.reason).toMatchObject({ extensions: { code: 'BUSY' } })
  })
})
