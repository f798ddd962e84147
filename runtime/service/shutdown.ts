import type { Logger } from './log.ts'

/** How long a service may take to finish its batch and leave its group before it is ended. */
const deadlineMs = 15_000

/**
 * Aborts the returned signal on SIGTERM or SIGINT. A second signal, or a shutdown that takes longer than 15 s, ends the process
 * at once: what was not committed is done again by whoever takes over.
 */
export function shutdownSignal(log: Logger): AbortSignal {
  const controller = new AbortController()
  const onSignal = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(1)
    log.info({ signal }, 'stopping')
    controller.abort()
    setTimeout(() => {
      log.error('shutdown took too long; the process ends now')
      // An exit would wait for whatever native call it is that does not end.
      process.kill(process.pid, 'SIGKILL')
    }, deadlineMs).unref()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  return controller.signal
}

/** Waits, or until the signal is aborted; never rejects. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })
}

/** Delay before the nth try in a row: 100 ms, doubling to 10 s, with up to a quarter of jitter. */
export const backOffMs = (tries: number, jitter: number = Math.random()): number =>
  Math.min(10_000, 100 * 2 ** Math.min(tries, 10)) * (1 + jitter / 4)
