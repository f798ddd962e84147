import { describe, expect, test } from 'vitest'
import {
  type BacktestState,
  shareRead,
  spokenProgress,
  whenHeard,
  whenRefused,
  whenRejected,
} from './backtest-state.ts'
import { aReport, aView } from './example-backtest.ts'

const none: BacktestState = { kind: 'none' }

describe('how a backtest stands', () => {
  test('runs until there is a report', () => {
    const running = whenHeard(none, aView({ state: 'RUNNING' }))
    expect(running).toMatchObject({ kind: 'running', stopping: false })
    const report = aReport()
    expect(whenHeard(running, aView({ state: 'DONE', report }))).toMatchObject({ kind: 'done', report })
  })

  test('is being stopped until it has ended', () => {
    const stopping: BacktestState = { kind: 'running', view: aView({}), stopping: true, unheard: true }
    expect(whenHeard(stopping, aView({ state: 'RUNNING' }))).toMatchObject({ stopping: true, unheard: false })
  })

  test('says why it failed, and that a gateway which was started anew does not know it', () => {
    const failed = whenHeard(none, aView({ state: 'FAILED', error: 'Try a smaller window.' }))
    expect(failed).toMatchObject({ failure: { what: 'Try a smaller window.' } })
    expect(whenHeard(none, null)).toMatchObject({ failure: { title: 'This backtest is gone' } })
  })
})

describe('a backtest that is not begun', () => {
  const titleOf = (state: BacktestState) => (state.kind === 'failed' ? state.failure.title : '')

  test('has another one in the way, or no right to run', () => {
    expect(whenRefused('BUSY', '')).toMatchObject({ failure: { isBusy: true } })
    expect(titleOf(whenRefused('FORBIDDEN', ''))).toBe('You may not run backtests')
  })

  test('is told what the gateway says of anything else', () => {
    expect(whenRefused('UNAVAILABLE', 'Kafka cannot be reached.')).toMatchObject({
      failure: { what: 'Kafka cannot be reached.', isBusy: false },
    })
  })

  test('is told where its rule is wrong', () => {
    const problems = [{ path: 'pattern', message: 'holds nothing; write a word' }]
    expect(whenRejected('INVALID', 'one problem', problems)).toMatchObject({ failure: { problems } })
    expect(whenRejected('INVALID', 'too long', [])).toMatchObject({ failure: { what: 'too long' } })
    expect(titleOf(whenRejected('NOT_FOUND', 'gone', []))).toBe('There is no such rule any more')
  })
})

test('how much was read is not known until there is a total, and is never more than all', () => {
  expect(shareRead({ read: 0, total: 0 })).toBeUndefined()
  expect(shareRead({ read: 30, total: 120 })).toBe(0.25)
  expect(shareRead({ read: 121, total: 120 })).toBe(1)
})

test('progress is said once a quarter', () => {
  const at = (read: number) =>
    spokenProgress({ kind: 'running', view: aView({ read, total: 100 }), stopping: false, unheard: false })
  expect(at(10)).toBe(at(24))
  expect(at(26)).toBe('The backtest runs: 25 percent.')
  expect(spokenProgress(none)).toBe('')
})
