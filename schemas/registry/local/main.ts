import { setTimeout as pause } from 'node:timers/promises'
import { registryConfig } from './config.ts'
import { kafkaLog } from './kafka-log.ts'
import { openRegistry } from './registry.ts'
import type { SchemaLog } from './schema-log.ts'
import { serveRegistry } from './server.ts'

const longestPauseMs = 5_000

const say = (level: 'info' | 'warn' | 'error', message: string): void => {
  process.stdout.write(`${JSON.stringify({ level, time: Date.now(), name: 'registry', msg: message })}\n`)
}

/** Kafka may come up later than the registry. */
async function logOnceThere(brokers: string, topic: string): Promise<SchemaLog> {
  for (let wait = 250; ; wait = Math.min(wait * 2, longestPauseMs)) {
    try {
      return await kafkaLog({ brokers, topic, onTrouble: (message) => say('warn', message) })
    } catch (error) {
      say('warn', `${error instanceof Error ? error.message : String(error)}; trying again`)
      await pause(wait)
    }
  }
}

try {
  const config = registryConfig(process.env)
  const log = await logOnceThere(config.brokers, config.topic)
  const registry = await openRegistry(log)
  const server = await serveRegistry(registry, config, (error) => {
    say('error', error instanceof Error ? error.message : String(error))
  })
  const { subjects } = registry.state
  say(
    'info',
    `listening on http://${config.host}:${config.port}, ${subjects.size} subjects in ${config.topic}`,
  )

  const stop = async (): Promise<void> => {
    server.close()
    server.closeIdleConnections()
    await log.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  say('error', error instanceof Error ? error.message : String(error))
  process.exit(1)
}
