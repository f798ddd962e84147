import { describe, expect, test } from 'vitest'
import {
  afterEvent,
  emptyFeed,
  type FeedEvent,
  type FeedFlag,
  type FeedRequest,
  heaviest,
  maxRows,
  maxWaiting,
} from './feed-state.ts'

const facts = {
  receivedAt: '2026-03-02T09:30:00.000Z',
  srcIp: '192.0.2.1',
  provider: 'openai',
  model: 'gpt-4o',
}
const request = (id: string): FeedRequest => ({ ...facts, id, promptLength: 12 })
const flag = (requestId: string, riskScore = 40): FeedFlag => ({
  ...facts,
  id: `flag-${requestId}-${riskScore}`,
  requestId,
  severity: 'HIGH',
  riskScore,
  matches: [{ name: 'Project names', category: 'confidential', points: 40, excerpt: 'bluebird', why: [] }],
  unscanned: [],
})
const after = (...events: readonly FeedEvent[]) => events.reduce(afterEvent, emptyFeed)
const shown = (state: ReturnType<typeof after>) =>
  state.rows.map((row) =>
    row.kind === 'gap' ? `gap ${row.missed}` : `${row.key}${row.flag ? `!${row.flag.riskScore}` : ''}`,
  )

describe('the feed', () => {
  test('shows the newest first', () => {
    expect(
      shown(
        after(
          { type: 'requests', requests: [request('a'), request('b')] },
          { type: 'flags', flags: [flag('c')] },
        ),
      ),
    ).toEqual(['c!40', 'b', 'a'])
  })

  test('shows a request and its flag as one line, whichever comes first', () => {
    const requests: FeedEvent = { type: 'requests', requests: [request('a')] }
    const flags: FeedEvent = { type: 'flags', flags: [flag('a')] }
    expect(shown(after(requests, flags))).toEqual(['a!40'])
    expect(shown(after(flags, requests))).toEqual(['a!40'])
  })

  test('shows a flag once, however often it comes, and the worst of several', () => {
    expect(
      shown(after({ type: 'flags', flags: [flag('a', 20), flag('a', 60), flag('a', 60), flag('a', 10)] })),
    ).toEqual(['a!60'])
  })

  test('holds still while paused, and loses nothing', () => {
    const paused = after(
      { type: 'flags', flags: [flag('a')] },
      { type: 'pause' },
      { type: 'flags', flags: [flag('b'), flag('c')] },
    )
    expect(shown(paused)).toEqual(['a!40'])
    expect(paused.waitingCount).toBe(2)
    expect(shown(afterEvent(paused, { type: 'go-on' }))).toEqual(['c!40', 'b!40', 'a!40'])
  })

  test('says how much was left out after a long pause', () => {
    const flood = Array.from(
      { length: 3 },
      (_, n): FeedEvent => ({
        type: 'flags',
        flags: Array.from({ length: 1_000 }, (_unused, i) => flag(`${n}-${i}`)),
      }),
    )
    const paused = after({ type: 'pause' }, ...flood)
    expect(paused.waitingCount).toBe(maxWaiting)
    expect(paused.waiting[0]).toEqual({ type: 'gap', missed: 1_000, reason: 'The feed was paused for long.' })
  })

  test('shows what was left out, and keeps a bounded number of lines', () => {
    expect(
      shown(after({ type: 'flags', flags: [flag('a')] }, { type: 'gap', missed: 12, reason: 'slow' })),
    ).toEqual(['gap 12', 'a!40'])
    const many: FeedEvent = {
      type: 'requests',
      requests: Array.from({ length: maxRows + 5 }, (_, n) => request(String(n))),
    }
    expect(after(many).rows).toHaveLength(maxRows)
  })
})

test('a line has room for the two heaviest matches, and counts the others', () => {
  const match = (name: string, points: number) => ({ name, category: 'c', points, excerpt: 'x', why: [] })
  const { shown: names, more } = heaviest([match('a', 10), match('b', 80), match('c', 0), match('d', 20)])
  expect(names.map(({ name }) => name)).toEqual(['b', 'd'])
  expect(more).toBe(2)
  expect(heaviest([match('a', 10)]).more).toBe(0)
})
