import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openRuleLog, type RuleLog } from '@flagwise/gateway/rules/rule-log.ts'
import { openLog, parseConfig, variables } from '@flagwise/runtime/service'
import { registryAt } from '@flagwise/schemas/registry'
import { root } from '../start/settings.ts'

/** What the environment and `.env` leave open is where a local stack has it. */
export function useLocalStack(): void {
  const env = join(root, '.env')
  if (existsSync(env)) process.loadEnvFile(env)
  process.env.KAFKA_BOOTSTRAP_SERVERS ||= `127.0.0.1:${process.env.KAFKA_PORT || 9092}`
  process.env.SCHEMA_REGISTRY_URL ||= `http://127.0.0.1:${process.env.REGISTRY_PORT || 8081}`
}

/** The rules on Kafka, where the environment or a local stack says it is. @throws ConfigError, KafkaError, KafkaTimeout */
export async function openConfiguredRuleLog(): Promise<RuleLog> {
  useLocalStack()
  const config = parseConfig(
    {
      KAFKA_BOOTSTRAP_SERVERS: variables.KAFKA_BOOTSTRAP_SERVERS,
      SCHEMA_REGISTRY_URL: variables.SCHEMA_REGISTRY_URL,
    },
    process.env,
  )
  return openRuleLog({
    bootstrapServers: config.KAFKA_BOOTSTRAP_SERVERS,
    clientId: 'flagwise-cli',
    registry: registryAt(config.SCHEMA_REGISTRY_URL),
    log: openLog('flagwise', 'error'),
  })
}
