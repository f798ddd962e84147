import type { BacktestView, Report } from './backtest-documents.ts'

/** A made-up report for tests. */
export const aReport = (news: Partial<Report> = {}): Report => ({
  ended: 'WINDOW',
  judged: 1_200,
  unreadable: 0,
  deadLetters: 0,
  newlyFlagged: 0,
  noLongerFlagged: 0,
  changed: 0,
  flagged: { before: 10, after: 10 },
  unscanned: { before: 0, after: 0 },
  ignored: [],
  examples: { newlyFlagged: [], noLongerFlagged: [], changed: [] },
  ...news,
})

/** A made-up backtest for tests: of a day, a quarter read. */
export const aView = (news: Partial<BacktestView> = {}): BacktestView => ({
  id: 'b1',
  state: 'RUNNING',
  from: '2026-03-01T09:30:00.000Z',
  to: '2026-03-02T09:30:00.000Z',
  startedAt: '2026-03-02T09:30:00.000Z',
  read: 300,
  total: 1_200,
  judged: 300,
  error: null,
  changes: [{ ruleId: 'r1' }],
  report: null,
  ...news,
})
