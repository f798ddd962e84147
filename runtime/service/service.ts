import { Counter, collectDefaultMetrics, Registry } from 'prom-client'
import { ConfigError } from './config.ts'
import { openErrorReports } from './error-reports.ts'
import { type Logger, openLog } from './log.ts'
import { nativeCallHangs } from './native-calls.ts'
import { renewedClients } from './renewed-clients.ts'
import { shutdownSignal } from './shutdown.ts'

/** How long a process that ends waits for its last report to be sent. */
const lastWordsMs = 2_000

/** What every service has: its log, its metrics, and the signal to stop. */
export interface Service {
  readonly name: string
  readonly log: Logger
  readonly metrics: Registry
  readonly stopping: AbortSignal
}

/**
 * Runs a service until it returns. A wrong configuration is said on standard error, in full, and ends the process with 2; any
 * other error ends it with 1, for a supervisor to start it again.
 */
export async function runService(
  name: string,
  env: NodeJS.ProcessEnv,
  run: (service: Service) => Promise<void>,
): Promise<never> {
  const reports = await openErrorReports(name, env)
  const log = openLog(name, env.LOG_LEVEL ? levelOrInfo(env.LOG_LEVEL) : 'info', reports)
  const end = async (code: number): Promise<never> => {
    await reports.flush(lastWordsMs)
    if (nativeCallHangs()) process.kill(process.pid, 'SIGKILL')
    return process.exit(code)
  }
  const metrics = new Registry()
  metrics.setDefaultLabels({ service: name })
  collectDefaultMetrics({ register: metrics })
  new Counter({
    name: 'flagwise_tail_renewals_total',
    help: 'Times that a reader outside of any group reached no broker, and its client was made anew.',
    registers: [metrics],
    collect() {
      this.reset()
      this.inc(renewedClients())
    },
  })
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught error; the process ends')
    void end(1)
  })
  try {
    await run({ name, log, metrics, stopping: shutdownSignal(log) })
    log.info('stopped')
    return await end(0)
  } catch (error) {
    if (error instanceof ConfigError) {
      process.stderr.write(`${name}: ${error.message}\n`)
      return process.exit(2)
    }
    log.fatal({ err: error }, 'the service failed; the process ends')
    return await end(1)
  }
}

const levelOrInfo = (level: string): string => {
  const lower = level.toLowerCase()
  if (lower === 'warning') return 'warn'
  if (lower === 'critical') return 'fatal'
  return ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].includes(lower) ? lower : 'info'
}
