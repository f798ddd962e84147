const hourMs = 3_600_000

/** How far back a backtest may look, in words that go on from “in”. */
export const pastWindows = [
  { key: '1h', title: 'Last hour', words: 'the last hour', lengthMs: hourMs },
  { key: '24h', title: '24 hours', words: 'the last 24 hours', lengthMs: 24 * hourMs },
  { key: '7d', title: '7 days', words: 'the last 7 days', lengthMs: 7 * 24 * hourMs },
] as const

export type PastWindow = (typeof pastWindows)[number]

/** A day: long enough to hold each kind of traffic, short enough to be read soon. */
export const usualWindow: PastWindow = pastWindows[1]

/** The window of this length; the usual one when there is none. */
export const windowOfLength = (ms: number): PastWindow =>
  pastWindows.find(({ lengthMs }) => Math.abs(lengthMs - ms) < hourMs / 2) ?? usualWindow
