/** A column of rows to write: its name, its Postgres type, and the value of each row. */
export interface Column<Row> {
  readonly name: string
  readonly type: string
  readonly value: (row: Row) => unknown
}

/**
 * `select * from unnest(…)` over rows, one parameter a column, for set-based inserts.
 * @returns the text with `$1…`, the column list, and the values
 */
export function unnested<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): { readonly names: string; readonly source: string; readonly values: readonly unknown[] } {
  const names = columns.map(({ name }) => name).join(', ')
  const types = columns.map(({ type }, position) => `$${position + 1}::${type}[]`).join(', ')
  return {
    names,
    source: `unnest(${types}) as given (${names})`,
    values: columns.map(({ value }) => rows.map(value)),
  }
}
