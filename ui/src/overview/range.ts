import type { OverviewQueryVariables } from '../graphql/generated/graphql.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How far back the overview looks. */
export const ranges = [
  { key: '15m', title: '15 minutes', lengthMs: 15 * minuteMs, stepMs: minuteMs, resolution: 'MINUTE' },
  { key: '1h', title: '1 hour', lengthMs: hourMs, stepMs: minuteMs, resolution: 'MINUTE' },
  { key: '24h', title: '24 hours', lengthMs: dayMs, stepMs: hourMs, resolution: 'HOUR' },
  { key: '30d', title: '30 days', lengthMs: 30 * dayMs, stepMs: dayMs, resolution: 'DAY' },
] as const

export type Range = (typeof ranges)[number]

/** The range with this key; the first when there is none. */
export const rangeOf = (key: unknown): Range => ranges.find((range) => range.key === key) ?? ranges[0]

/** The window that ends with the bucket of this moment (ms since 1970). */
export function windowOf(range: Range, now: number): OverviewQueryVariables {
  const to = (Math.floor(now / range.stepMs) + 1) * range.stepMs
  return {
    from: new Date(to - range.lengthMs).toISOString(),
    to: new Date(to).toISOString(),
    resolution: range.resolution,
  }
}
