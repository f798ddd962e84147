import { aRule } from '@flagwise/schemas/examples'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { openTrialBench } from './trial-bench.ts'

const bench = openTrialBench()
afterAll(() => bench.close())
afterEach(() => {
  vi.useRealTimers()
})

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

  test('a trial that is not over within its budget is cut off, and the next one runs', async () => {
    const trial = { rule: aRule({ pattern: 'x' }), text: 'x', model: '' }
    await bench.run(trial)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const refused = expect(bench.run(trial)).rejects.toMatchObject({
      message: 'The pattern takes more than 2000 ms on this text; make it simpler or the text shorter.',
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
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () => bench.run({ rule, text: 'x', model: '' })),
    )
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(22)
    expect(refused[0]?.reason).toMatchObject({ extensions: { code: 'BUSY' } })
  })
})
