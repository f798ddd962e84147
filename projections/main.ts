import { readdirSync } from 'node:fs'
import type { Projection } from '@flagwise/runtime'
import { runProjection } from '@flagwise/runtime/postgres'
import { ConfigError, parseConfig, runService, serveHealth, variables } from '@flagwise/runtime/service'
import { registryAt } from '@flagwise/schemas/registry'

const folder = new URL('.', import.meta.url)

/** Projections are found by folder: `projections/<name>/projection.ts` and what it imports is all that there is to one. */
function projectionNames(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && readdirSync(new URL(entry.name, folder)).includes('projection.ts'),
    )
    .map((entry) => entry.name)
    .sort()
}

async function projectionNamed(name: string): Promise<Projection> {
  if (!projectionNames().includes(name))
    throw new ConfigError(`there is no projection "${name}"; there is ${projectionNames().join(', ')}`)
  const module: { default: Projection } = await import(new URL(`${name}/projection.ts`, folder).href)
  return module.default
}

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
  const projection = await projectionNamed(name)
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
