import { describe, expect, test } from 'vitest'
import { aReport } from './example-backtest.ts'
import { caveatsOf, counted, headlineOf } from './report-words.ts'

const day = 'the last 24 hours'
const titleOf = (news: Parameters<typeof aReport>[0], isSame = false) =>
  headlineOf(aReport(news), day, isSame).title

describe('what came of a backtest', () => {
  test('says how many would newly and no longer be flagged', () => {
    expect(titleOf({ newlyFlagged: 12, noLongerFlagged: 3 })).toBe(
      '12 would newly be flagged, 3 would no longer be flagged',
    )
    expect(titleOf({ noLongerFlagged: 1 })).toBe('1 would no longer be flagged')
    expect(headlineOf(aReport({ newlyFlagged: 1 }), day, false).what).toBe(
      `${counted(1_200, 'request')} of the last 24 hours were looked at.`,
    )
  })

  test('says when nothing would change, and when the rules are so already', () => {
    expect(titleOf({})).toBe('Nothing would change')
    expect(titleOf({ ended: 'STOPPED' })).toBe('Nothing would change in what was looked at')
    expect(headlineOf(aReport(), day, true).what).toMatch('The rules do already what is tried here.')
  })

  test('tells another score from another flag', () => {
    expect(titleOf({ changed: 7 })).toBe('The same requests would be flagged')
  })

  test('tells no requests from none that can be read and from an end before the first', () => {
    expect(titleOf({ judged: 0 })).toBe('There were no requests in the last 24 hours')
    expect(titleOf({ judged: 0, unreadable: 9 })).toBe('No request could be read')
    expect(titleOf({ judged: 0, ended: 'STOPPED' })).toBe('No request was looked at')
  })
})

describe('what limits the figures', () => {
  test('is nothing when all of the window was read', () => expect(caveatsOf(aReport())).toEqual([]))

  test('is that it was cut off', () => {
    for (const ended of ['REQUEST_LIMIT', 'TIME_LIMIT', 'STOPPED'] as const)
      expect(caveatsOf(aReport({ ended }))).toEqual([
        expect.stringMatching('The figures are of the part that was looked at.'),
      ])
  })

  test('is what could not be read, looked at or used', () => {
    const notes = caveatsOf(
      aReport({
        unreadable: 2,
        deadLetters: 1,
        unscanned: { before: 0, after: 4 },
        ignored: [{ name: 'Bluebird', reason: 'its pattern is too long' }],
      }),
    )
    expect(notes).toHaveLength(4)
    expect(notes[3]).toBe('The rule “Bluebird” cannot be used, and was left out: its pattern is too long')
  })
})
