import pino, { type Logger, type LoggerOptions } from 'pino'
import type { ErrorReports } from './error-reports.ts'

export type { Logger }

/** Fields that may hold text of a request or a secret; they never reach a log. */
const sensitive = [
  'prompt',
  'response',
  'headers',
  'metadata',
  'password',
  'token',
  'authorization',
  'cookie',
  'value',
]

const errorLevel = 50
const fatalLevel = 60

/**
 * JSON lines on standard output. Text of requests and secrets are redacted wherever they stand.
 * @param reports told of every error that is logged
 */
export function openLog(service: string, level: string, reports?: ErrorReports): Logger {
  return pino({
    level,
    base: { service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    ...(reports ? { hooks: { logMethod: reporting(reports) } } : {}),
    redact: { paths: sensitive.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
  })
}

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>

/** A log method that tells of errors as well; of what stands beside the message only the error itself. */
function reporting(reports: ErrorReports): LogMethod {
  return function (args, method, level) {
    if (level >= errorLevel) {
      const [first, second]: readonly unknown[] = args
      const error = typeof first === 'object' && first !== null && 'err' in first ? first.err : undefined
      const message = typeof first === 'string' ? first : typeof second === 'string' ? second : 'error'
      reports.report(level >= fatalLevel ? 'fatal' : 'error', message, error)
    }
    method.apply(this, args)
  }
}
