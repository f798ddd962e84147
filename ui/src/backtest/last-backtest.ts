/** The backtest that was last begun in this tab, so that it can be seen, or stopped, after the page was left. */
export interface LastBacktest {
  readonly id: string
  /** What it was begun for: a rule, a pack. */
  readonly subject: string
  /** Tells whether what is written now is what was tried. */
  readonly tried: string
}

const key = 'flagwise.backtest'

export const keepLast = (last: LastBacktest): void => sessionStorage.setItem(key, JSON.stringify(last))

export const forgetLast = (): void => sessionStorage.removeItem(key)

/** Undefined when there was none. */
export function lastBacktest(): LastBacktest | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    if (!('id' in kept && 'subject' in kept && 'tried' in kept)) return undefined
    const { id, subject, tried } = kept
    if (typeof id !== 'string' || typeof subject !== 'string' || typeof tried !== 'string') return undefined
    return { id, subject, tried }
  } catch {
    return undefined
  }
}
