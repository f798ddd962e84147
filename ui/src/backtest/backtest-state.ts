import type { BacktestView, Report } from './backtest-documents.ts'

/** Why there is no report. */
export interface Failure {
  readonly title: string
  readonly what: string
  /** Where a rule is wrong, when that is why. */
  readonly problems: readonly { readonly path: string; readonly message: string }[]
  /** Whether another backtest is in the way. */
  readonly isBusy: boolean
}

/** none → starting → running → done or failed; from there it may be started again. */
export type BacktestState =
  | { readonly kind: 'none' }
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'running'
      readonly view: BacktestView
      /** Whether it was asked to stop. */
      readonly stopping: boolean
      /** Whether the gateway did not answer when it was last asked. */
      readonly unheard: boolean
    }
  | { readonly kind: 'done'; readonly view: BacktestView; readonly report: Report }
  | { readonly kind: 'failed'; readonly failure: Failure }

const failed = (title: string, what: string): BacktestState => ({
  kind: 'failed',
  failure: { title, what, problems: [], isBusy: false },
})

/** What the gateway says of a backtest that was begun; null when it does not know it. */
export function whenHeard(state: BacktestState, view: BacktestView | null): BacktestState {
  if (!view)
    return failed(
      'This backtest is gone',
      'The gateway keeps its last few in memory and was started anew meanwhile, or ran others. Run it again.',
    )
  if (view.state === 'FAILED')
    return failed('The backtest failed', view.error ?? 'The gateway does not say why. Run it again.')
  if (view.state === 'DONE' && view.report) return { kind: 'done', view, report: view.report }
  return { kind: 'running', view, stopping: state.kind === 'running' && state.stopping, unheard: false }
}

/** What an error that the gateway answers with means to a person. */
export function whenRefused(code: string, message: string): BacktestState {
  switch (code) {
    case 'BUSY':
      return {
        kind: 'failed',
        failure: {
          title: 'Another backtest is running',
          what: 'One runs at a time, for five minutes at most. Wait until it is done, then run this one.',
          problems: [],
          isBusy: true,
        },
      }
    case 'FORBIDDEN':
      return failed(
        'You may not run backtests',
        'They need the right to change rules. Ask an administrator for it.',
      )
    case 'NOT_FOUND':
      return failed('There is no such rule any more', message)
    default:
      return failed('The backtest could not be started', message)
  }
}

/** The rule cannot be judged as it is written. */
export const whenRejected = (code: string, message: string, problems: Failure['problems']): BacktestState =>
  code === 'NOT_FOUND'
    ? whenRefused(code, message)
    : {
        kind: 'failed',
        failure: {
          title: 'The rule cannot be tried as it is written',
          what: problems.length === 0 ? message : 'Mend it, then run the backtest.',
          problems,
          isBusy: false,
        },
      }

/** How much of the window was read, from 0 to 1; undefined until it is known. */
export const shareRead = ({ read, total }: Pick<BacktestView, 'read' | 'total'>): number | undefined =>
  total > 0 ? Math.min(1, read / total) : undefined

/** Said aloud by screen readers: a line a quarter, not one a moment. */
export function spokenProgress(state: BacktestState): string {
  if (state.kind === 'starting') return 'The backtest begins.'
  if (state.kind !== 'running') return ''
  if (state.stopping) return 'The backtest is being stopped.'
  const quarters = Math.floor((shareRead(state.view) ?? 0) * 4)
  return quarters === 0 ? 'The backtest runs.' : `The backtest runs: ${quarters * 25} percent.`
}
