import { fileURLToPath } from 'node:url'
import { seedRules } from '@flagwise/gateway/rules/seed-rules.ts'
import type { Processor, Tables } from '@flagwise/runtime'
import { createTopics } from '@flagwise/runtime/kafka'
import { loadByFolder, namesByFolder, parseConfig, runService, variables } from '@flagwise/runtime/service'
import { fixedTopics, subjectOf, type Topic, topicNamed, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'

const processorsFolder = new URL('../../processors/', import.meta.url)

/** The topics that processors write to, whatever processors there are. */
async function outputTopics(): Promise<readonly Topic<unknown>[]> {
  return Promise.all(
    namesByFolder(processorsFolder, 'processor.ts').map(async (name) => {
      const processor = await loadByFolder<Processor<unknown, unknown, Tables, unknown>>(
        processorsFolder,
        name,
        'processor.ts',
        'processor',
      )
      return processor.output
    }),
  )
}

await runService('provision', process.env, async ({ log }) => {
  const config = parseConfig(
    {
      KAFKA_BOOTSTRAP_SERVERS: variables.KAFKA_BOOTSTRAP_SERVERS,
      KAFKA_TOPIC: variables.KAFKA_TOPIC,
      SCHEMA_REGISTRY_URL: variables.SCHEMA_REGISTRY_URL,
      LOG_LEVEL: variables.LOG_LEVEL,
      KAFKA_REPLICATION_FACTOR: variables.KAFKA_REPLICATION_FACTOR,
      FLAGWISE_RULES: variables.FLAGWISE_RULES,
      FLAGWISE_RULE_PACKS: variables.FLAGWISE_RULE_PACKS,
    },
    process.env,
  )
  const all = new Map<string, Topic<unknown>>()
  for (const topic of [...fixedTopics, ...(await outputTopics())]) {
    const named =
      topic.name === topics.llmRequests.name ? topicNamed<unknown>(topic, config.KAFKA_TOPIC) : topic
    all.set(named.name, named)
  }
  const bootstrapServers = config.KAFKA_BOOTSTRAP_SERVERS
  const created = await createTopics(
    { bootstrapServers, clientId: 'flagwise-provision' },
    [...all.values()],
    config.KAFKA_REPLICATION_FACTOR,
  )
  const registry = registryAt(config.SCHEMA_REGISTRY_URL)
  for (const topic of all.values()) await registry.register(subjectOf(topic), topic.schema)
  const seeded = await seedRules({
    bootstrapServers,
    clientId: 'flagwise-provision',
    registry,
    log,
    folder: config.FLAGWISE_RULES ?? fileURLToPath(new URL('detection/rules', processorsFolder)),
    activePacks: config.FLAGWISE_RULE_PACKS,
  })
  log.info({ created, schemas: all.size, seeded }, 'provisioned')
})
