import type { Processor, Tables } from '@flagwise/runtime'
import { runProcessor } from '@flagwise/runtime/kafka'
import { loadByFolder, parseConfig, runService, serveHealth, variables } from '@flagwise/runtime/service'
import { topicNamed, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'

type AnyProcessor = Processor<unknown, unknown, Tables, unknown>

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
  const found = await loadByFolder<AnyProcessor>(
    new URL('.', import.meta.url),
    name,
    'processor.ts',
    'processor',
  )
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
