import type { Logger } from './log.ts'
import { backOffMs, pause } from './shutdown.ts'

/** Waits out what is the world's fault, and says meanwhile what is waited for. */
export interface Waiting {
  /** Why the service is not at work, by part; empty when it is. */
  reasons(): Readonly<Record<string, string>>
  /** From now on, nothing to wait for means to be at work. */
  started(): void
  /** Something is wrong, until the next act that is waited out succeeds. */
  because(what: string, why: string): void
  /** Tries until it succeeds. @throws what the last try threw, when the service is to stop */
  out<R>(what: string, act: () => Promise<R>): Promise<R>
}

export function createWaiting(log: Logger, stopping: AbortSignal): Waiting {
  let atWork: Readonly<Record<string, string>> = { start: 'not yet reading' }
  let reasons = atWork
  return {
    reasons: () => reasons,
    started() {
      atWork = {}
      reasons = atWork
    },
    because(what, why) {
      reasons = { [what]: why }
    },
    async out(what, act) {
      for (let tries = 0; ; tries++) {
        try {
          const result = await act()
          reasons = atWork
          return result
        } catch (error) {
          if (stopping.aborted) throw error
          reasons = { [what]: error instanceof Error ? error.message : String(error) }
          log.warn({ err: error, what, tries }, 'waiting; it is tried again')
          await pause(backOffMs(tries), stopping)
        }
      }
    },
  }
}
