import type { Rule } from '@flagwise/schemas'
import type { IgnoredRule } from '../matching/index.ts'
import { compareVerdicts } from './compare-verdicts.ts'
import { openJudge } from './judge.ts'
import { readWindow, type Window, type WindowOptions } from './read-window.ts'
import { openTally, type TallyReport } from './tally.ts'

export interface BacktestOptions extends WindowOptions {
  readonly window: Window
  readonly present: readonly Rule[]
  readonly changed: readonly Rule[]
  /** Most examples of each kind. */
  readonly examples: number
  /** Where to end before the window does. */
  readonly limits?: { readonly requests?: number; readonly ms?: number }
  readonly onProgress?: (progress: BacktestProgress) => void
  /** Ends the run; the report says so, and holds what was judged until then. */
  readonly signal?: AbortSignal
}

export interface BacktestProgress {
  /** Of about `total` records, how many were read. */
  readonly read: number
  readonly total: number
  readonly judged: number
}

/** Why a run ended. */
export type BacktestEnd = 'window' | 'request-limit' | 'time-limit' | 'stopped'

export interface BacktestReport extends TallyReport {
  readonly window: Window
  readonly ended: BacktestEnd
  /** Requests that were judged, by where they were read. */
  readonly plain: number
  readonly sealed: number
  /** Sealed requests whose data key was forgotten. */
  readonly unreadable: number
  /** Records that hold no request. */
  readonly deadLetters: number
  /** Changed rules that cannot be used, as detection would leave them out. */
  readonly ignored: readonly IgnoredRule[]
  readonly elapsedMs: number
}

/** Judges the requests of a window with both sets of rules. Emits nothing and keeps nothing. @throws as `readWindow` does */
export async function runBacktest(options: BacktestOptions): Promise<BacktestReport> {
  const { window, signal, limits = {}, onProgress } = options
  const startedAt = performance.now()
  const { judge, ignored } = openJudge(options.present, options.changed)
  const tally = openTally(options.examples)
  const counts = { plain: 0, sealed: 0, unreadable: 0, deadLetters: 0 }
  const most = limits.requests ?? Number.POSITIVE_INFINITY
  let read = 0

  async function judgeAll(): Promise<BacktestEnd> {
    for await (const part of readWindow(options, window, signal)) {
      const room = most - counts.plain - counts.sealed
      const requests = part.requests.length > room ? part.requests.slice(0, room) : part.requests
      for (const request of requests) {
        const { before, after } = judge(request)
        tally.add(request, compareVerdicts(before, after))
      }
      counts[part.from] += requests.length
      counts.unreadable += part.unreadable
      counts.deadLetters += part.deadLetters
      read += part.passed
      onProgress?.({ read, total: part.total, judged: counts.plain + counts.sealed })
      if (requests.length < part.requests.length) return 'request-limit'
      if (limits.ms !== undefined && performance.now() - startedAt > limits.ms) return 'time-limit'
    }
    return signal?.aborted ? 'stopped' : 'window'
  }

  const ended = await judgeAll()
  return { ...tally.report(), window, ended, ...counts, ignored, elapsedMs: performance.now() - startedAt }
}
