import { InvalidArgumentError } from 'commander'

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A moment as a person gives it: so long ago (`90m`, `24h`, `7d`), or ISO 8601. @returns ms since 1970 @throws InvalidArgumentError */
export function momentOf(text: string, now: number): number {
  const [, count, unit] = /^(\d+(?:\.\d+)?)([mhd])$/.exec(text.trim()) ?? []
  if (count !== undefined && (unit === 'm' || unit === 'h' || unit === 'd'))
    return Math.max(0, now - Number(count) * units[unit])
  const moment = /^\d{4}-\d\d-\d\d/.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN
  if (Number.isNaN(moment))
    throw new InvalidArgumentError(
      'Give how long ago, such as 24h, 90m or 7d, or a moment such as 2026-03-02T09:30:00Z.',
    )
  return moment
}
