import { variables } from './config.ts'

/** How long one and the same message is not reported again: an outage says the same thing many times. */
const quietMs = 60_000
const mostMessages = 1_000

/** Tells Sentry of what is logged as an error. */
export interface ErrorReports {
  report(level: 'error' | 'fatal', message: string, error: unknown): void
  /** Waits until what was reported is sent, at most so long. */
  flush(timeoutMs: number): Promise<void>
}

const none: ErrorReports = { report: () => undefined, flush: () => Promise.resolve() }

/**
 * Reports go where SENTRY_DSN says, and nowhere when it is not set. They hold the message, the error with its stack, the service and the
 * environment: no request, no breadcrumbs, no variables.
 */
export async function openErrorReports(service: string, env: NodeJS.ProcessEnv): Promise<ErrorReports> {
  // A wrong address is named by the service, with everything else that is wrong with its configuration.
  const dsn = variables.SENTRY_DSN.safeParse(env.SENTRY_DSN).data
  if (!dsn) return none
  const sentry = await import('@sentry/node')
  sentry.init({
    dsn,
    environment: env.ENVIRONMENT || 'development',
    defaultIntegrations: false,
    maxBreadcrumbs: 0,
    initialScope: { tags: { service } },
  })
  const saidAt = new Map<string, number>()
  return {
    report(level, message, error) {
      const now = Date.now()
      if (now - (saidAt.get(message) ?? Number.NEGATIVE_INFINITY) < quietMs) return
      if (saidAt.size >= mostMessages) saidAt.clear()
      saidAt.set(message, now)
      if (error instanceof Error) sentry.captureException(error, { level, extra: { message } })
      else sentry.captureMessage(message, level)
    },
    async flush(timeoutMs) {
      await sentry.flush(timeoutMs)
    },
  }
}
