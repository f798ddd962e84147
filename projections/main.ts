import type { Projection } from '@flagwise/runtime'
import { runProjection } from '@flagwise/runtime/postgres'
import { loadByFolder, parseConfig, runService, serveHealth, variables } from '@flagwise/runtime/service'
import { registryAt } from '@flagwise/schemas/registry'

const name = process.argv[2] ?? ''

await runService(name ? `projection-${name}` : 'projections', process.env, async (service) => {
  const config = parseConfig(
    {
      KAFKA_BOOTSTRAP_SERVERS: variables.KAFKA_BOOTSTRAP_SERVERS,
      SCHEMA_REGISTRY_URL: variables.SCHEMA_REGISTRY_URL,
      DATABASE_URL: variables.DATABASE_URL,
      LOG_LEVEL: variables.LOG_LEVEL,
      ENVIRONMENT: variables.ENVIRONMENT,
      SENTRY_DSN: variables.SENTRY_DSN,
      HOST: variables.HOST,
      HEALTH_PORT: variables.HEALTH_PORT,
      FLAGWISE_SESSION_TIMEOUT_MS: variables.FLAGWISE_SESSION_TIMEOUT_MS,
    },
    process.env,
  )
  const projection = await loadByFolder<Projection>(
    new URL('.', import.meta.url),
    name,
    'projection.ts',
    'projection',
  )
  let reasons = (): Readonly<Record<string, string>> => ({ start: 'not yet started' })
  const health = await serveHealth({
    host: config.HOST,
    port: config.HEALTH_PORT,
    metrics: service.metrics,
    readiness: () => reasons(),
  })
  service.log.info({ version: projection.version, port: health.port }, 'starting')
  await runProjection(projection, service, {
    bootstrapServers: config.KAFKA_BOOTSTRAP_SERVERS,
    databaseUrl: config.DATABASE_URL,
    registry: registryAt(config.SCHEMA_REGISTRY_URL),
    sessionTimeoutMs: config.FLAGWISE_SESSION_TIMEOUT_MS,
    onReadiness: (readiness) => {
      reasons = readiness
    },
  })
  await health.close()
})
