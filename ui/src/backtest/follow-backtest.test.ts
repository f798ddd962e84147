import { beforeEach, describe, expect, test, vi } from 'vitest'
import { GatewayError } from '../graphql/client.ts'
import type { BacktestView } from './backtest-documents.ts'
import { aReport, aView } from './example-backtest.ts'
import { followBacktest } from './follow-backtest.ts'
import { usualWindow } from './past-window.ts'

const gateway = vi.hoisted(() => ({ ask: vi.fn() }))
vi.mock('../graphql/client.ts', async (original) => ({ ...(await original<object>()), ...gateway }))

/** What the gateway answers, call after call. */
const answers = (...all: readonly (object | Error)[]): void => {
  gateway.ask.mockReset()
  for (const answer of all)
    if (answer instanceof Error) gateway.ask.mockRejectedValueOnce(answer)
    else gateway.ask.mockResolvedValueOnce(answer)
}
const begun = (view: BacktestView = aView()) => ({ startBacktest: { __typename: 'Backtest', ...view } })
const is = (view: BacktestView | null) => ({ backtest: view })
const done = is(aView({ state: 'DONE', report: aReport({ newlyFlagged: 2 }) }))
const change = { rulesOn: ['r1'] }

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})

describe('following a backtest', () => {
  test('asks how it stands until there is a report', async () => {
    answers(begun(), is(aView({ read: 600 })), done)
    const backtest = followBacktest('r1')
    await backtest.start(change, usualWindow)
    expect(backtest.state().kind).toBe('running')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(backtest.state()).toMatchObject({ kind: 'done', report: { newlyFlagged: 2 } })
    expect(gateway.ask).toHaveBeenCalledTimes(3)
    expect(backtest.isOf(change)).toBe(true)
    expect(backtest.isOf({ rulesOn: ['r2'] })).toBe(false)
  })

  test('asks again when the gateway does not answer', async () => {
    answers(begun(), new GatewayError('The gateway does not answer.', 'UNREACHABLE'), done)
    const backtest = followBacktest('r1')
    await backtest.start(change, usualWindow)
    await vi.advanceTimersByTimeAsync(600)
    expect(backtest.state()).toMatchObject({ kind: 'running', unheard: true })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(backtest.state().kind).toBe('done')
  })

  test('is found again by who follows the same subject next, and by nobody else', async () => {
    answers(begun(), done)
    const left = followBacktest('r1')
    await left.start(change, usualWindow)
    left.close()
    expect(followBacktest('r2').state().kind).toBe('none')
    const back = followBacktest('r1')
    await vi.advanceTimersByTimeAsync(0)
    expect(back.state().kind).toBe('done')
    back.close()
    expect(followBacktest('r1').state().kind).toBe('none')
    expect(gateway.ask).toHaveBeenCalledTimes(2)
  })

  test('goes on until it has ended when it is stopped', async () => {
    const report = aReport({ ended: 'STOPPED' })
    answers(begun(), { stopBacktest: null }, is(aView()), is(aView({ state: 'DONE', report })))
    const backtest = followBacktest('r1')
    await backtest.start(change, usualWindow)
    await backtest.stop()
    expect(backtest.state()).toMatchObject({ kind: 'running', stopping: true })
    await vi.advanceTimersByTimeAsync(1_200)
    expect(backtest.state()).toMatchObject({ kind: 'done', report: { ended: 'STOPPED' } })
  })

  test('has one that was begun in this tab and is in the way end', async () => {
    answers(begun(), new GatewayError('busy', 'BUSY'), { stopBacktest: null }, is(aView()), done)
    const left = followBacktest('r1')
    await left.start(change, usualWindow)
    left.close()
    const backtest = followBacktest('r2')
    await backtest.start(change, usualWindow)
    expect(backtest.state()).toMatchObject({ kind: 'failed', failure: { isBusy: true } })
    expect(backtest.mayStopOther()).toBe(true)
    const stopped = backtest.stopOther()
    await vi.advanceTimersByTimeAsync(1_000)
    await stopped
    expect(backtest.state().kind).toBe('none')
  })

  test('shows what is wrong with a rule', async () => {
    const problems = [{ path: 'pattern', message: 'holds nothing' }]
    answers({ startBacktest: { __typename: 'RuleRejected', code: 'INVALID', message: 'wrong', problems } })
    const backtest = followBacktest('new')
    await backtest.start(change, usualWindow)
    expect(backtest.state()).toMatchObject({ kind: 'failed', failure: { problems } })
  })
})
