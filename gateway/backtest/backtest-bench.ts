import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { BacktestProgress, BacktestReport, ChangedRules, Window } from '@flagwise/runtime/backtest'
import type { Logger } from '@flagwise/runtime/service'
import { UserError, worldsFault } from '../http/errors.ts'
import type { BacktestJob, BacktestWorld, FromProcess, ToProcess } from './backtest-messages.ts'

export type BacktestState = 'running' | 'done' | 'failed'

/** A backtest, as it stands. */
export interface BacktestView {
  readonly id: string
  readonly state: BacktestState
  readonly window: Window
  readonly effects: ChangedRules['effects']
  /** ms since 1970 */
  readonly startedAt: number
  readonly progress: BacktestProgress
  /** When it is done, also when it was stopped. */
  readonly report: BacktestReport | null
  /** When it failed: what to do. */
  readonly error: string | null
}

/** Runs backtests, one at a time, in a process of its own: it takes a core as long as it runs, and may be ended at any time. */
export interface BacktestBench {
  /** @throws UserError while another one runs */
  start(job: BacktestJob, effects: ChangedRules['effects']): BacktestView
  /** Null when it is not one of the last few, or was not run here. */
  byId(id: string): BacktestView | null
  /** Has it end soon, with what it has judged until then; one that has ended stays as it is. */
  stop(id: string): BacktestView | null
  close(): void
}

/** Reports that are kept. */
const mostKept = 5
/** How much longer than its limit a run may take before it is ended from outside. */
const graceMs = 30_000
const main = fileURLToPath(new URL('./backtest-process.ts', import.meta.url))
const tell = (child: ChildProcess, message: ToProcess): boolean => child.send(message)

export function openBacktestBench(world: BacktestWorld, log: Logger): BacktestBench {
  const kept = new Map<string, BacktestView>()
  let running: { readonly id: string; readonly child: ChildProcess } | undefined

  const update = (id: string, news: Partial<BacktestView>): void => {
    const view = kept.get(id)
    if (view?.state === 'running') kept.set(id, { ...view, ...news })
  }

  function heard(id: string, message: FromProcess): void {
    if (message.kind === 'progress') update(id, { progress: message.progress })
    else if (message.kind === 'done') update(id, { state: 'done', report: message.report })
    else {
      const error = Object.assign(new Error(message.message), { name: message.name })
      log.error({ err: error, backtest: id }, 'a backtest failed')
      const unknown = `Something went wrong inside FlagWise; its log has more under ${id}.`
      update(id, { state: 'failed', error: worldsFault(error)?.message ?? unknown })
    }
  }

  function run(id: string, job: BacktestJob): void {
    const child = fork(main, {
      execArgv: ['--max-old-space-size=1024'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    running = { id, child }
    if (child.pid !== undefined) beNice(child.pid)
    const overdue = setTimeout(() => child.kill('SIGKILL'), world.limits.ms + graceMs)
    const ended = (): void => {
      clearTimeout(overdue)
      if (running?.child === child) running = undefined
      update(id, { state: 'failed', error: 'The backtest ended early; try a smaller window.' })
    }
    child.on('message', (message: FromProcess) => heard(id, message))
    child.once('error', ended)
    child.once('exit', ended)
    tell(child, { kind: 'run', job, world })
  }

  return {
    start(job, effects) {
      if (running)
        throw new UserError('BUSY', 'A backtest is running already; wait until it is done, or stop it.')
      const view: BacktestView = {
        id: randomUUID(),
        state: 'running',
        window: job.window,
        effects,
        startedAt: Date.now(),
        progress: { read: 0, total: 0, judged: 0 },
        report: null,
        error: null,
      }
      kept.set(view.id, view)
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break
        kept.delete(oldest)
      }
      run(view.id, job)
      return view
    },
    byId: (id) => kept.get(id) ?? null,
    stop(id) {
      if (running?.id === id && running.child.connected) tell(running.child, { kind: 'stop' })
      return kept.get(id) ?? null
    },
    close() {
      running?.child.kill('SIGKILL')
    },
  }
}

/** Whoever looks at flags comes first. */
function beNice(pid: number): void {
  try {
    setPriority(pid, 10)
  } catch {
    // It has ended, or the system does not allow it.
  }
}
