import { parseConfig, variables } from '@flagwise/runtime/service'
import { z } from 'zod'

const unsetWhenEmpty = (value: unknown): unknown => (value === '' ? undefined : value)

const shape = {
  KAFKA_BOOTSTRAP_SERVERS: variables.KAFKA_BOOTSTRAP_SERVERS,
  KAFKA_TOPIC: variables.KAFKA_TOPIC,
  SCHEMA_REGISTRY_URL: variables.SCHEMA_REGISTRY_URL,
  DATABASE_URL: variables.DATABASE_URL,
  REDIS_URL: z.preprocess(
    unsetWhenEmpty,
    z
      .string({ error: 'is not set; give redis://host:6379' })
      .pipe(z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' })),
  ),
  REDIS_PASSWORD: variables.REDIS_PASSWORD,
  JWT_SECRET_KEY: variables.JWT_SECRET_KEY,
  ENCRYPTION_KEY: variables.ENCRYPTION_KEY,
  CORS_ORIGINS: variables.CORS_ORIGINS,
  ENVIRONMENT: variables.ENVIRONMENT,
  LOG_LEVEL: variables.LOG_LEVEL,
  SENTRY_DSN: variables.SENTRY_DSN,
  HOST: variables.HOST,
  PORT: variables.PORT,
  FLAGWISE_RULES: variables.FLAGWISE_RULES,
  FLAGWISE_INSTANCE: variables.FLAGWISE_INSTANCE,
  FLAGWISE_ADMIN_EMAIL: z.preprocess(unsetWhenEmpty, z.string().optional()),
  FLAGWISE_ADMIN_PASSWORD: z.preprocess(unsetWhenEmpty, z.string().optional()),
  FLAGWISE_TRUSTED_PROXIES: z.preprocess(
    unsetWhenEmpty,
    z.coerce
      .number({ error: 'must be the number of proxies that stand before the gateway' })
      .int()
      .min(0)
      .max(10)
      .default(0),
  ),
} as const

/** @throws ConfigError that names every variable that is wrong. */
export const parseGatewayConfig = (env: NodeJS.ProcessEnv) => parseConfig(shape, env)

/** Postgres may stop answering without closing a connection; a query that has waited so long is given up, on both sides. */
export function withTimeouts(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.searchParams.set('statement_timeout', '8000')
  url.searchParams.set('query_timeout', '9000')
  url.searchParams.set('application_name', 'flagwise-gateway')
  return url.href
}
