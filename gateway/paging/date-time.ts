import { UserError } from '../http/errors.ts'

const isoDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** @returns ms since 1970. @throws UserError */
export function parseDateTime(value: unknown): number {
  const ms = typeof value === 'string' && isoDateTime.test(value) ? Date.parse(value) : Number.NaN
  if (!Number.isNaN(ms)) return ms
  throw new UserError(
    'BAD_INPUT',
    `Not a moment: ${JSON.stringify(value)?.slice(0, 60)}; write 2026-03-02T09:30:00.000Z.`,
  )
}
