import { readdirSync } from 'node:fs'
import type { Processor, Tables } from '@flagwise/runtime'
import { runProcessor } from '@flagwise/runtime/kafka'
import { ConfigError, parseConfig, runService, serveHealth, variables } from '@flagwise/runtime/service'
import { topicNamed, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'

const folder = new URL('.', import.meta.url)

/** Processors are found by folder: `processors/<name>/processor.ts` is all that there is to one. */
function processorNames(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && readdirSync(new URL(entry.name, folder)).includes('processor.ts'),
    )
    .map((entry) => entry.name)
    .sort()
}

type AnyProcessor = Processor<unknown, unknown, Tables, unknown>

async function processorNamed(name: string): Promise<AnyProcessor> {
  if (!processorNames().includes(name))
    throw new ConfigError(`there is no processor "${name}"; there is ${processorNames().join(', ')}`)
  const module: { default: AnyProcessor } = await import(new URL(`${name}/processor.ts`, folder).href)
  return module.default
}

const name = process.argv[2] ?? ''

await runService(name || 'processors', process.env, async (service) => {
  const { KAFKA_TOPIC, ...config } = parseConfig(
    {
      KAFKA_BOOTSTRAP_SERVERS: variables.KAFKA_BOOTSTRAP_SERVERS,
      KAFKA_TOPIC: variables.KAFKA_TOPIC,
      SCHEMA_REGISTRY_URL: variables.SCHEMA_REGISTRY_URL,
      ENCRYPTION_KEY: variables.ENCRYPTION_KEY,
      REDIS_URL: variables.REDIS_URL,
      REDIS_PASSWORD: variables.REDIS_PASSWORD,
      LOG_LEVEL: variables.LOG_LEVEL,
      ENVIRONMENT: variables.ENVIRONMENT,
      SENTRY_DSN: variables.SENTRY_DSN,
      HOST: variables.HOST,
      HEALTH_PORT: variables.HEALTH_PORT,
      FLAGWISE_INSTANCE: variables.FLAGWISE_INSTANCE,
      FLAGWISE_SESSION_TIMEOUT_MS: variables.FLAGWISE_SESSION_TIMEOUT_MS,
    },
    process.env,
  )
  const found = await processorNamed(name)
  const processor =
    found.input.name === topics.llmRequests.name
      ? { ...found, input: topicNamed(found.input, KAFKA_TOPIC) }
      : found

  let reasons = (): Readonly<Record<string, string>> => ({ start: 'not yet started' })
  const health = await serveHealth({
    host: config.HOST,
    port: config.HEALTH_PORT,
    metrics: service.metrics,
    readiness: () => reasons(),
  })
  service.log.info(
    { input: processor.input.name, output: processor.output.name, port: health.port },
    'starting',
  )
  await runProcessor(processor, service, {
    bootstrapServers: config.KAFKA_BOOTSTRAP_SERVERS,
    registry: registryAt(config.SCHEMA_REGISTRY_URL),
    encryptionKey: config.ENCRYPTION_KEY,
    sessionTimeoutMs: config.FLAGWISE_SESSION_TIMEOUT_MS,
    instance: config.FLAGWISE_INSTANCE,
    redisUrl: config.REDIS_URL,
    redisPassword: config.REDIS_PASSWORD,
    onReadiness: (readiness) => {
      reasons = readiness
    },
  })
  await health.close()
})
