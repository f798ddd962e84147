/** Date and time with `T` or a space between, any fraction, and `Z`, an offset or nothing (then UTC). */
const form =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/i

/**
 * Milliseconds since 1970 of an ISO 8601 date and time or of `YYYY-MM-DD HH:MM:SS`; undefined when it is neither, or a day or
 * an hour that no calendar and no clock has. A fraction finer than a millisecond is cut.
 */
export function parseTimestamp(text: string): number | undefined {
  return inUsualForm(text) ?? inAnyForm(text)
}

/**
 * The same for `2026-03-02T09:30:15.123Z`, which most clients write, without the matcher that takes most of the time of reading a record.
 * Undefined for all other forms.
 */
function inUsualForm(text: string): number | undefined {
  if (text.length !== 24 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T') return undefined
  if (text[13] !== ':' || text[16] !== ':' || text[19] !== '.' || text[23] !== 'Z') return undefined
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  const second = digits(text, 17, 2)
  const milliseconds = digits(text, 20, 3)
  const dayStart = startOf(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2))
  if (dayStart === undefined || milliseconds < 0) return undefined
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined
  return dayStart + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds
}

/** A number of so many digits; negative when there are others among them. */
function digits(text: string, start: number, count: number): number {
  let value = 0
  for (let at = start; at < start + count; at++) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

function inAnyForm(text: string): number | undefined {
  const found = form.exec(text.trim())
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, fraction, offsetHour, offsetMinute] = found
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  if (Math.abs(Number(offsetHour ?? 0)) > 23 || Number(offsetMinute ?? 0) > 59) return undefined
  const dayStart = startOf(Number(year), Number(month), Number(day))
  if (dayStart === undefined) return undefined
  const minutes = Number(hour) * 60 + Number(minute)
  const milliseconds = fraction === undefined ? 0 : Number(`${fraction}00`.slice(0, 3))
  const local = dayStart + minutes * 60_000 + Number(second ?? 0) * 1000 + milliseconds
  if (offsetHour === undefined) return local
  const sign = offsetHour.startsWith('-') ? -1 : 1
  return local - (Number(offsetHour) * 60 + sign * Number(offsetMinute ?? 0)) * 60_000
}

/** Of a day in UTC; undefined when the month has no such day. Two-digit years would mean others to Date.UTC. */
function startOf(year: number, month: number, day: number): number | undefined {
  if (year < 100 || month < 1 || month > 12 || day < 1) return undefined
  if (day > 28 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return undefined
  return Date.UTC(year, month - 1, day)
}
