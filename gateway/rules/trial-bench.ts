import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Match, Unscanned } from '@flagwise/schemas'
import { UserError } from '../http/errors.ts'
import type { Trial, TrialMessage } from './try-worker.ts'

export interface TrialResult {
  readonly matches: readonly Match[]
  readonly riskScore: number
  /** What the rules could not look at. */
  readonly unscanned: readonly Unscanned[]
}

/** Runs rules on texts beside the event loop, within a time budget: a pattern can take seconds over a megabyte. */
export interface TrialBench {
  /** @throws UserError when the budget is used up, or when too many are waiting */
  run(trial: Trial): Promise<TrialResult>
  close(): Promise<void>
}

const longestQueue = 8

export function openTrialBench(budgetMs = 2000): TrialBench {
  let worker: Worker | undefined
  let online: Promise<unknown> | undefined
  /** The whole set of rules that the worker has. */
  let given: number | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let waiting = 0

  function start(): Worker {
    const started = new Worker(new URL('./try-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 192 },
    })
    started.unref()
    given = undefined
    online = once(started, 'online')
    started.on('error', () => {
      if (worker === started) worker = undefined
    })
    return started
  }

  async function runNow(trial: Trial): Promise<TrialResult> {
    worker ??= start()
    const current = worker
    await online
    return new Promise<TrialResult>((resolve, reject) => {
      const done = (act: () => void): void => {
        clearTimeout(timer)
        current.off('message', onMessage)
        current.off('error', onError)
        act()
      }
      const onMessage = (result: TrialResult): void => done(() => resolve(result))
      const onError = (error: Error): void => done(() => reject(error))
      const timer = setTimeout(() => {
        // What runs in native code ends when it ends; nobody waits for it.
        if (worker === current) worker = undefined
        void current.terminate()
        done(() =>
          reject(
            new UserError(
              'TIMED_OUT',
              `The pattern takes more than ${budgetMs} ms on this text; make it simpler or the text shorter.`,
            ),
          ),
        )
      }, budgetMs)
      current.on('message', onMessage)
      current.on('error', onError)
      const known = trial.version !== undefined && trial.version === given
      given = trial.version ?? given
      const { rules, ...rest } = trial
      const message: TrialMessage = known ? rest : trial
      current.postMessage(message)
    })
  }

  return {
    async run(trial) {
      if (waiting >= longestQueue)
        throw new UserError('BUSY', 'Too many rules are being tried at the moment; try again in a second.')
      waiting += 1
      const result = queue.then(() => runNow(trial))
      queue = result.catch(() => undefined)
      try {
        return await result
      } finally {
        waiting -= 1
      }
    },
    async close() {
      await worker?.terminate()
      worker = undefined
    },
  }
}
