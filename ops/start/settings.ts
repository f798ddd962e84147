import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseConfig } from '@flagwise/runtime/service'
import { z } from 'zod'

/** Root of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

const port = (standard: number) =>
  z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number({ error: 'must be a port number' }).int().min(1).max(65_535).default(standard),
  )
const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional())

/** What a local stack takes from the environment. A part whose address is given is used instead of a local one. */
export const stackVariables = {
  PORT: port(8000),
  KAFKA_PORT: port(9092),
  KAFKA_CONTROLLER_PORT: port(9093),
  REGISTRY_PORT: port(8081),
  POSTGRES_PORT: port(54329),
  REDIS_PORT: port(63790),
  FLAGWISE_HEALTH_PORT_BASE: port(8010),
  FLAGWISE_DATA_DIR: text,
  KAFKA_BOOTSTRAP_SERVERS: text,
  SCHEMA_REGISTRY_URL: text,
  DATABASE_URL: text,
  REDIS_URL: text,
  FLAGWISE_ADMIN_EMAIL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.email({ error: 'must be an e-mail address' }).default('admin@flagwise.local'),
  ),
  FLAGWISE_ADMIN_PASSWORD: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.string().min(8, 'must have at least 8 characters').optional(),
  ),
  FLAGWISE_TRAFFIC_RATE: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number({ error: 'must be a number of requests a second' }).min(0.1).max(100_000).default(20),
  ),
}

export type StackSettings = z.infer<z.ZodObject<typeof stackVariables>>

/** The settings, from `.env` in the root and the environment, which wins. @throws ConfigError with every mistake at once */
export function readSettings(): StackSettings {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return parseConfig(stackVariables, process.env)
}

/**
 * Folder of the local data: `.flagwise` in the repository. As root, where Postgres' own user must be able to enter it and cannot, it is
 * a folder of this checkout's own below /var/lib.
 */
export function dataDirOf(settings: Pick<StackSettings, 'FLAGWISE_DATA_DIR'>): string {
  if (settings.FLAGWISE_DATA_DIR) return settings.FLAGWISE_DATA_DIR
  const usual = join(root, '.flagwise')
  if (process.getuid?.() !== 0 || everyoneMayEnter(root)) return usual
  return join('/var/lib/flagwise', createHash('sha256').update(root).digest('hex').slice(0, 8))
}

function everyoneMayEnter(dir: string): boolean {
  for (let parent = dir; parent !== dirname(parent); parent = dirname(parent))
    if (spawnSync('test', ['-x', parent], { uid: 65_534, gid: 65_534 }).status !== 0) return false
  return true
}
