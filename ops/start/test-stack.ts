import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from '@flagwise/runtime/service'
import { freePort } from './ports.ts'
import { localSecrets } from './secrets.ts'
import { readSettings, type StackSettings } from './settings.ts'
import { startGround, stopAll } from './stack.ts'

/** Settings for a stack of its own: every part local, on free ports, with its data in a folder that is thrown away. */
export async function throwawaySettings(): Promise<{
  readonly settings: StackSettings
  readonly dir: string
}> {
  const dir = mkdtempSync(join(tmpdir(), 'flagwise-'))
  chmodSync(dir, 0o755) // Postgres' own user must be able to enter
  const ports = await Promise.all(Array.from({ length: 6 }, freePort))
  const [
    PORT = 0,
    KAFKA_PORT = 0,
    KAFKA_CONTROLLER_PORT = 0,
    REGISTRY_PORT = 0,
    POSTGRES_PORT = 0,
    REDIS_PORT = 0,
  ] = ports
  if (new Set(ports).size !== ports.length) throw new ConfigError('no free ports')
  return {
    dir,
    settings: {
      ...readSettings(),
      PORT,
      KAFKA_PORT,
      KAFKA_CONTROLLER_PORT,
      REGISTRY_PORT,
      POSTGRES_PORT,
      REDIS_PORT,
      FLAGWISE_HEALTH_PORT_BASE: 20_000 + Math.floor(Math.random() * 9_000),
      KAFKA_BOOTSTRAP_SERVERS: undefined,
      SCHEMA_REGISTRY_URL: undefined,
      DATABASE_URL: undefined,
      REDIS_URL: undefined,
    },
  }
}

/** Gives integration tests a real Kafka, Postgres, Redis and registry, by the variables that every service reads. */
export async function setup(): Promise<() => Promise<void>> {
  const given = ['KAFKA_BOOTSTRAP_SERVERS', 'SCHEMA_REGISTRY_URL', 'DATABASE_URL', 'REDIS_URL']
  if (given.every((name) => process.env[name])) return () => Promise.resolve()
  const { settings, dir } = await throwawaySettings()
  const ground = await startGround({ settings, secrets: localSecrets(dir), dir, say: () => undefined })
  for (const name of [...given, 'JWT_SECRET_KEY', 'ENCRYPTION_KEY']) process.env[name] = ground.env[name]
  return async () => {
    await stopAll(ground.processes)
    rmSync(dir, { recursive: true, force: true })
  }
}
