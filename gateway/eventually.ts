import { ConfigError, type Logger, pause } from '@flagwise/runtime/service'
import { UserError } from './http/errors.ts'

/** Something that needs a part of the world which may be away when the gateway starts. */
export interface Eventual<T> {
  /** @throws UserError while it has not been had yet */
  get(): T
  isHad(): boolean
  /** Resolves when it has been had; rejects when it cannot be had, or never will. */
  readonly had: Promise<T>
}

/**
 * Opens it again and again until that succeeds. A wrong configuration is not tried again.
 * @param what as it is told to callers, such as `Kafka`
 */
export function eventually<T>(
  what: string,
  open: () => Promise<T>,
  { log, stopping }: { readonly log: Logger; readonly stopping: AbortSignal },
): Eventual<T> {
  let value: { readonly is: T } | undefined

  async function tryUntilHad(): Promise<T> {
    for (let delay = 250; ; delay = Math.min(delay * 2, 5000)) {
      try {
        value = { is: await open() }
        return value.is
      } catch (error) {
        if (error instanceof ConfigError || stopping.aborted) throw error
        log.warn({ err: error, what }, 'cannot be reached; tried again')
        await pause(delay, stopping)
        if (stopping.aborted) throw error
      }
    }
  }

  const had = tryUntilHad()
  had.catch(() => {})
  return {
    had,
    isHad: () => value !== undefined,
    get() {
      if (value) return value.is
      throw new UserError(
        'UNAVAILABLE',
        `${what} cannot be reached at the moment; try again in a few seconds.`,
      )
    },
  }
}
