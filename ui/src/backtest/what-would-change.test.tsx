import { render } from 'solid-js/web'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { GatewayError } from '../graphql/client.ts'
import { aReport, aView } from './example-backtest.ts'
import { WhatWouldChange } from './what-would-change.tsx'

const gateway = vi.hoisted(() => ({ ask: vi.fn() }))
vi.mock('../graphql/client.ts', async (original) => ({ ...(await original<object>()), ...gateway }))

const page = document.createElement('div')
let leave = (): void => undefined

/** Opens the part and has it begin. */
const begin = async (...answers: readonly (object | Error)[]): Promise<void> => {
  gateway.ask.mockReset()
  for (const answer of answers)
    if (answer instanceof Error) gateway.ask.mockRejectedValueOnce(answer)
    else gateway.ask.mockResolvedValueOnce(answer)
  leave = render(
    () => <WhatWouldChange subject="r1" change={{ rulesOn: ['r1'] }} missing="Write the rule first." />,
    page,
  )
  button('See what would change')?.click()
  await vi.advanceTimersByTimeAsync(0)
}
const button = (name: string) => [...page.querySelectorAll('button')].find((one) => one.textContent === name)
const begun = (news: Parameters<typeof aView>[0] = {}) => ({
  startBacktest: { __typename: 'Backtest', ...aView(news) },
})

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  document.body.append(page)
})
afterEach(() => {
  leave()
  page.replaceChildren()
})

describe('what would change', () => {
  test('asks for the last 24 hours when nothing else is chosen', async () => {
    await begin(begun())
    const [, { input }] = gateway.ask.mock.calls[0] ?? []
    expect(Date.now() - Date.parse(input.from)).toBe(86_400_000)
  })

  test('shows how far it is, not known at first, and can be stopped', async () => {
    await begin(begun({ read: 0, total: 0 }), { backtest: aView() }, { stopBacktest: null })
    expect(page.querySelector('progress')?.position).toBe(-1)
    await vi.advanceTimersByTimeAsync(500)
    expect(page.querySelector('progress')?.value).toBe(25)
    expect(page.querySelector('[role=status]')?.textContent).toBe('The backtest runs: 25 percent.')
    button('Stop')?.click()
    expect(button('Stopping …')?.getAttribute('aria-disabled')).toBe('true')
  })

  test('shows what came of it', async () => {
    const report = aReport({ newlyFlagged: 12, noLongerFlagged: 3 })
    await begin(begun({ state: 'DONE', report }))
    const words = '12 would newly be flagged, 3 would no longer be flagged'
    expect(page.querySelector('.headline')?.textContent).toBe(words)
    expect(page.querySelector('[role=status]')?.textContent).toMatch(words)
    expect(button('Run it again')).toBeDefined()
  })

  test('keeps the keyboard where it was, whatever the button does next', async () => {
    await begin(begun(), { backtest: aView({ state: 'DONE', report: aReport() }) })
    button('Stop')?.focus()
    await vi.advanceTimersByTimeAsync(500)
    expect(document.activeElement?.textContent).toBe('Run it again')
  })

  test('says why there is nothing to show', async () => {
    await begin(new GatewayError('no', 'FORBIDDEN'))
    expect(page.querySelector('[role=alert]')?.textContent).toMatch('You may not run backtests')
  })
})
