import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { HowItMatches, PatternProblem } from '@flagwise/runtime/matching'
import type { Match, Unscanned } from '@flagwise/schemas'
import { UserError } from '../http/errors.ts'
import type { FailedTest, Proof } from './failed-tests.ts'
import type { Trial, TrialMessage, Weighing } from './try-worker.ts'

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
  /** The tests of a rule that it does not pass. @throws UserError as `run` */
  prove(proof: Proof): Promise<readonly FailedTest[]>
  /** What speaks against the time that its patterns take. @throws UserError as `run` */
  weigh(rule: HowItMatches): Promise<readonly PatternProblem[]>
  close(): Promise<void>
}

interface Request {
  readonly message: TrialMessage | Proof | Weighing
  /** How long it may take. */
  readonly ms: number
}

const longestQueue = 8
/** Compiling a thousand rules takes a second on an idle core; this is for a busy one. */
const compilingMs = 8000

export function openTrialBench(budgetMs = 2000): TrialBench {
  let worker: Worker | undefined
  let ready: Promise<unknown> | undefined
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
    // The engine is loaded by then: that is nobody's budget.
    ready = Promise.race([
      once(started, 'message'),
      once(started, 'exit').then(() => {
        throw new Error('the worker that tries rules ended while it started')
      }),
    ])
    started.on('error', () => {
      if (worker === started) worker = undefined
    })
    return started
  }

  /** What is posted is made when its turn comes, for a worker that may be a new one. */
  async function askNow<Result>(request: () => Request): Promise<Result> {
    worker ??= start()
    const current = worker
    await ready
    const { message, ms } = request()
    return new Promise<Result>((resolve, reject) => {
      const done = (act: () => void): void => {
        clearTimeout(timer)
        current.off('message', onMessage)
        current.off('error', onError)
        act()
      }
      const onMessage = (result: Result): void => done(() => resolve(result))
      const onError = (error: Error): void => done(() => reject(error))
      const timer = setTimeout(() => {
        // What runs in native code ends when it ends; nobody waits for it.
        if (worker === current) worker = undefined
        void current.terminate()
        done(() =>
          reject(
            new UserError(
              'TIMED_OUT',
              `This takes more than ${ms} ms; make the pattern simpler or the text shorter.`,
            ),
          ),
        )
      }, ms)
      current.on('message', onMessage)
      current.on('error', onError)
      current.postMessage(message)
    })
  }

  /** A set of rules that the worker has is not handed over again. */
  function requestOf(trial: Trial): Request {
    const { version } = trial
    const { rules, ...rest } = trial
    if (version !== undefined && version === given) return { message: rest, ms: budgetMs }
    given = version ?? given
    return { message: { ...rest, rules }, ms: version === undefined ? budgetMs : budgetMs + compilingMs }
  }

  async function inTurn<Result>(request: () => Request): Promise<Result> {
    if (waiting >= longestQueue)
      throw new UserError('BUSY', 'Too many rules are being tried at the moment; try again in a second.')
    waiting += 1
    const result = queue.then(() => askNow<Result>(request))
    queue = result.catch(() => undefined)
    try {
      return await result
    } finally {
      waiting -= 1
    }
  }

  return {
    run: (trial) => inTurn<TrialResult>(() => requestOf(trial)),
    prove: (message) => inTurn<readonly FailedTest[]>(() => ({ message, ms: budgetMs })),
    weigh: ({ type, pattern, definition = '' }) =>
      inTurn<readonly PatternProblem[]>(() => ({
        message: { weighed: { type, pattern, definition } },
        ms: budgetMs,
      })),
    async close() {
      await worker?.terminate()
      worker = undefined
    },
  }
}
