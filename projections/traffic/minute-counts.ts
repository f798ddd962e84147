const minuteMs = 60_000

/** Start of the minute, as Postgres reads it. @param at ms since 1970 */
export const minuteOf = (at: number): string => new Date(Math.floor(at / minuteMs) * minuteMs).toISOString()

/** Counts by key, in the order of the keys: one order for everybody, so that two instances cannot wait for each other. */
export function countsBy<Row, Group>(
  rows: Iterable<Row>,
  groupOf: (row: Row) => Group,
  keyOf: (group: Group) => string,
): readonly (Group & { readonly count: number })[] {
  const counts = new Map<string, { readonly group: Group; count: number }>()
  for (const row of rows) {
    const group = groupOf(row)
    const key = keyOf(group)
    const counted = counts.get(key)
    if (counted) counted.count++
    else counts.set(key, { group, count: 1 })
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { group, count }]) => ({ ...group, count }))
}
