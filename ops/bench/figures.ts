import { cpus } from 'node:os'

/** One measured figure. */
export interface Figure {
  /** `a` to `d`, as docs/performance.md has them. */
  readonly benchmark: string
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What the machine can do at most, in the same unit, in the same run. */
  readonly rawLimit?: number
  /** What must be reached: a figure, or a ratio to the raw limit. */
  readonly bar?: { readonly kind: 'ratio' | 'value'; readonly least?: number; readonly most?: number }
}

export const ratioOf = ({ value, rawLimit }: Figure): number | undefined =>
  rawLimit === undefined ? undefined : value / rawLimit

/** Whether the bar is met; undefined where there is none. */
export function isMet(figure: Figure): boolean | undefined {
  const { bar, value } = figure
  if (!bar) return undefined
  const measured = bar.kind === 'ratio' ? ratioOf(figure) : value
  if (measured === undefined) return undefined
  return (
    measured >= (bar.least ?? Number.NEGATIVE_INFINITY) && measured <= (bar.most ?? Number.POSITIVE_INFINITY)
  )
}

const rounded = (value: number): number => Number(value.toPrecision(4))

/** The figures with the machine they were measured on, for a file or another program. */
export const asJson = (figures: readonly Figure[], settings: object) => ({
  at: new Date().toISOString(),
  machine: { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, node: process.version },
  settings,
  figures: figures.map((figure) => ({
    ...figure,
    value: rounded(figure.value),
    ...(figure.rawLimit === undefined ? {} : { rawLimit: rounded(figure.rawLimit) }),
    ratio: ratioOf(figure) === undefined ? undefined : rounded(ratioOf(figure) ?? 0),
    met: isMet(figure),
  })),
})

/** The figures for a person. */
export function asTable(figures: readonly Figure[]): string {
  const barText = ({ bar }: Figure): string => {
    if (!bar) return ''
    const bound = bar.least === undefined ? `≤ ${bar.most}` : `≥ ${bar.least}`
    return bar.kind === 'ratio' ? `${bound} of raw` : bound
  }
  const rows = [
    ['', 'what', 'figure', 'unit', 'raw limit', 'ratio', 'bar', ''],
    ...figures.map((figure) => [
      figure.benchmark,
      figure.name,
      rounded(figure.value).toLocaleString('en'),
      figure.unit,
      figure.rawLimit === undefined ? '' : rounded(figure.rawLimit).toLocaleString('en'),
      ratioOf(figure)?.toFixed(2) ?? '',
      barText(figure),
      isMet(figure) === undefined ? '' : isMet(figure) ? 'met' : 'MISSED',
    ]),
  ]
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
