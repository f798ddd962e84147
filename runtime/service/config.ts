import { z } from 'zod'

/** The configuration is wrong: every mistake at once, each with its variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const levels: Readonly<Record<string, string>> = {
  debug: 'debug',
  trace: 'trace',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  critical: 'fatal',
  fatal: 'fatal',
}

/** A variable that is set to nothing counts as not set, as in a `.env` file. */
const unsetWhenEmpty = (value: unknown): unknown => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(unsetWhenEmpty, schema.optional())
const required = (what: string) => z.preprocess(unsetWhenEmpty, z.string({ error: `is not set; ${what}` }))
const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535)

/** 32 bytes given as base64, as 64 hex digits, or as 32 characters; undefined when the text is none of these. */
export function keyBytes(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  const decoded = Buffer.from(text, 'base64')
  if (decoded.length === 32 && /^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return decoded
  const bytes = Buffer.from(text, 'utf8')
  return bytes.length === 32 ? bytes : undefined
}

/** The variables of the deployment guide, each with what it must be. Services pick the ones they use. */
export const variables = {
  KAFKA_BOOTSTRAP_SERVERS: required('give host:port of one or more brokers, such as 127.0.0.1:9092').pipe(
    z.string().regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, 'must be host:port, several separated by commas'),
  ),
  KAFKA_TOPIC: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,249}$/, 'must be a topic name: letters, digits, dot, underscore, hyphen')
      .default('llm_requests'),
  ),
  KAFKA_REPLICATION_FACTOR: z.preprocess(
    unsetWhenEmpty,
    z.coerce
      .number({ error: 'must be a whole number, at most the number of brokers' })
      .int()
      .min(1)
      .max(9)
      .default(1),
  ),
  SCHEMA_REGISTRY_URL: required('give the URL of a schema registry, such as http://127.0.0.1:8081').pipe(
    z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }),
  ),
  DATABASE_URL: required('give postgresql://user:password@host:5432/database').pipe(
    z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// URL' }),
  ),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' })),
  REDIS_PASSWORD: optional(z.string()),
  JWT_SECRET_KEY: required('give a secret of at least 32 characters').pipe(
    z.string().min(32, 'must have at least 32 characters'),
  ),
  ENCRYPTION_KEY: required('give 32 bytes, as base64, 64 hex digits or 32 characters').transform(
    (text, context) => {
      const bytes = keyBytes(text)
      if (bytes) return bytes
      context.addIssue({
        code: 'custom',
        message: 'must be 32 bytes, as base64, 64 hex digits or 32 characters',
      })
      return z.NEVER
    },
  ),
  CORS_ORIGINS: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .default('')
      .transform((list) =>
        list
          .split(',')
          .map((origin) => origin.trim())
          .filter((origin) => origin !== ''),
      )
      .pipe(
        z.array(
          z.url({ error: 'must be origins such as https://flagwise.example.com, separated by commas' }),
        ),
      ),
  ),
  LOG_LEVEL: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .default('info')
      .transform((level, context) => {
        const known = levels[level.toLowerCase()]
        if (known) return known
        context.addIssue({ code: 'custom', message: `must be one of ${Object.keys(levels).join(', ')}` })
        return z.NEVER
      }),
  ),
  ENVIRONMENT: z.preprocess(
    unsetWhenEmpty,
    z
      .enum(['development', 'production'], { error: 'must be development or production' })
      .default('development'),
  ),
  SENTRY_DSN: optional(z.url({ error: 'must be the URL that Sentry gives' })),
  HOST: z.preprocess(unsetWhenEmpty, z.string().default('127.0.0.1')),
  PORT: z.preprocess(unsetWhenEmpty, port.default(8000)),
  HEALTH_PORT: z.preprocess(unsetWhenEmpty, port.default(0)),
  FLAGWISE_RULES: optional(z.string()),
  FLAGWISE_RULE_PACKS: z.preprocess(
    unsetWhenEmpty,
    z
      .string()
      .transform((list) =>
        list
          .split(',')
          .map((pack) => pack.trim())
          .filter((pack) => pack !== ''),
      )
      .optional(),
  ),
  FLAGWISE_INSTANCE: optional(
    z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be letters, digits, dot, underscore, hyphen, at most 64'),
  ),
  FLAGWISE_SESSION_TIMEOUT_MS: z.preprocess(
    unsetWhenEmpty,
    z.coerce
      .number({ error: 'must be a number of milliseconds' })
      .int()
      .min(1_000)
      .max(1_800_000)
      .default(10_000),
  ),
} as const

/**
 * Reads the configuration of a service from its environment.
 * @throws ConfigError that names every variable that is wrong, and what it must be.
 */
export function parseConfig<T extends z.ZodRawShape>(
  shape: T,
  env: NodeJS.ProcessEnv,
): z.infer<z.ZodObject<T>> {
  const parsed = z.object(shape).safeParse(env)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  throw new ConfigError(`the configuration is wrong:\n${lines.join('\n')}`)
}
