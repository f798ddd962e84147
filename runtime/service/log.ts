import pino, { type Logger } from 'pino'

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

/** JSON lines on standard output. Text of requests and secrets are redacted wherever they stand. */
export function openLog(service: string, level: string): Logger {
  return pino({
    level,
    base: { service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: sensitive.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
  })
}
