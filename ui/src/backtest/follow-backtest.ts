import { createSignal } from 'solid-js'
import { ask, GatewayError } from '../graphql/client.ts'
import { readFragment } from '../graphql/generated/index.ts'
import {
  BacktestDocument,
  BacktestFacts,
  type BacktestView,
  type RuleChange,
  StartBacktestDocument,
  StopBacktestDocument,
} from './backtest-documents.ts'
import { type BacktestState, whenHeard, whenRefused, whenRejected } from './backtest-state.ts'
import { forgetLast, keepLast, lastBacktest } from './last-backtest.ts'
import type { PastWindow } from './past-window.ts'

/** Asking again while it runs, and after the gateway did not answer. */
const pollMs = 500
const unheardMs = 2_000
/** Errors that asking again does not mend. */
const final = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_INPUT', 'GRAPHQL_VALIDATION_FAILED'])

/** The names of changes that are the same are the same. */
const nameOf = (change: RuleChange): string => JSON.stringify(change)

/**
 * Begins backtests of one subject and follows them by asking how they stand. When it is closed the backtest goes on at the gateway, and who
 * follows the subject next finds it again.
 * @param subject what is tried: a rule, a pack
 */
export function followBacktest(subject: string) {
  const [state, setState] = createSignal<BacktestState>({ kind: 'none' })
  const [tried, setTried] = createSignal('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  const heard = (view: BacktestView | null): void => {
    if (isClosed) return
    const next = setState((before) => whenHeard(before, view))
    if (next.kind === 'running') later(next.view.id, pollMs)
    else if (next.kind === 'failed') forgetLast()
  }
  const later = (id: string, ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void poll(id), ms)
  }

  async function poll(id: string): Promise<void> {
    const answer = await answerOf(ask(BacktestDocument, { id }))
    if (isClosed) return
    if ('said' in answer) return heard(readFragment(BacktestFacts, answer.said.backtest) ?? null)
    if (final.has(answer.error.code)) return void setState(refused(answer.error))
    setState((before) => (before.kind === 'running' ? { ...before, unheard: true } : before))
    later(id, unheardMs)
  }

  const last = lastBacktest()
  if (last?.subject === subject) {
    setTried(last.tried)
    void poll(last.id)
  }

  return {
    state,
    /** Whether the report, or what runs, is of this very change. */
    isOf: (change: RuleChange): boolean => tried() === nameOf(change),
    async start(change: RuleChange, { lengthMs }: PastWindow): Promise<void> {
      clearTimeout(timer)
      setState({ kind: 'starting' })
      const from = new Date(Date.now() - lengthMs).toISOString()
      const answer = await answerOf(ask(StartBacktestDocument, { input: { ...change, from } }))
      if ('error' in answer) return void setState(refused(answer.error))
      const { startBacktest } = answer.said
      if (startBacktest.__typename === 'RuleRejected') {
        const { code, message, problems } = startBacktest
        return void setState(whenRejected(code, message, problems))
      }
      const view = readFragment(BacktestFacts, startBacktest)
      setTried(nameOf(change))
      keepLast({ id: view.id, subject, tried: nameOf(change) })
      heard(view)
    },
    /** Has it end soon, with a report of what it has looked at. */
    async stop(): Promise<void> {
      const now = state()
      if (now.kind !== 'running') return
      setState({ ...now, stopping: true })
      await stopped(now.view.id)
    },
    /** Whether the one in the way was begun in this tab; of others nothing is known here. */
    mayStopOther: (): boolean => lastBacktest() !== undefined,
    /** Has the one in the way end, and is ready for another. */
    async stopOther(): Promise<void> {
      const other = lastBacktest()
      setState({ kind: 'starting' })
      if (other) await untilEnded(other.id)
      forgetLast()
      setState({ kind: 'none' })
    },
    /** Ends following; not the backtest. A report that was seen is not shown again. */
    close(): void {
      isClosed = true
      clearTimeout(timer)
      if (state().kind === 'done' && lastBacktest()?.subject === subject) forgetLast()
    },
  }
}

/** That it was not stopped is seen by its going on. */
const stopped = (id: string): Promise<unknown> => ask(StopBacktestDocument, { id }).catch(() => undefined)

/** The gateway takes another one as soon as this one has told its report. */
async function untilEnded(id: string): Promise<void> {
  await stopped(id)
  for (let left = 20; left > 0; left--) {
    const { backtest } = await ask(BacktestDocument, { id }).catch(() => ({ backtest: null }))
    if (readFragment(BacktestFacts, backtest)?.state !== 'RUNNING') return
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

/** What the gateway said, or why it did not; all else that goes wrong is no answer, and is thrown. */
async function answerOf<Said>(
  asked: Promise<Said>,
): Promise<{ readonly said: Said } | { readonly error: GatewayError }> {
  try {
    return { said: await asked }
  } catch (error) {
    if (error instanceof GatewayError) return { error }
    throw error
  }
}

const refused = ({ code, message }: GatewayError): BacktestState => whenRefused(code, message)
