/** Date and time with `T` or a space between, any fraction, and `Z`, an offset or nothing (then UTC). */
const form =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/**
 * Milliseconds since 1970 of an ISO 8601 date and time or of `YYYY-MM-DD HH:MM:SS`; undefined when it is neither.
 * A fraction finer than a millisecond is cut.
 */
export function parseTimestamp(text: string): number | undefined {
  const found = form.exec(text.trim())
  if (!found) return undefined
  const [, date, time = '', fraction = '', zone = 'Z'] = found
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3)
  const seconds = time.length === 5 ? `${time}:00` : time
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
  const at = Date.parse(`${date}T${seconds}.${milliseconds}${offset}`)
  if (Number.isNaN(at)) return undefined
  // Date.parse rolls 31 February over to March; such a date is a mistake, not a date.
  return offset !== 'Z' || new Date(at).toISOString().startsWith(date ?? '') ? at : undefined
}
