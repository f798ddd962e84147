import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { localSecrets } from '../start/secrets.ts'

/**
 * Makes the secrets of a stack in containers once, in the folder given: an environment file for the services of ours, and the database's
 * password by itself for Postgres' own image.
 */
const dir = process.argv[2] ?? '/secrets'
const secrets = localSecrets(dir)
const adminPassword = process.env.FLAGWISE_ADMIN_PASSWORD || secrets.adminPassword
const env = {
  JWT_SECRET_KEY: process.env.JWT_SECRET_KEY || secrets.JWT_SECRET_KEY,
  ENCRYPTION_KEY: process.env.ENCRYPTION_KEY || secrets.ENCRYPTION_KEY,
  DATABASE_URL: `postgresql://flagwise:${secrets.databasePassword}@postgres:5432/flagwise`,
  REDIS_PASSWORD: secrets.redisPassword,
  FLAGWISE_ADMIN_PASSWORD: adminPassword,
}
// The containers have users of their own; who may read the volume may read all of it.
const write = (name: string, text: string): void => writeFileSync(join(dir, name), text, { mode: 0o644 })
write(
  'flagwise.env',
  Object.entries(env)
    .map(([name, value]) => `${name}=${value}\n`)
    .join(''),
)
write('database-password', secrets.databasePassword)
write('redis-password', secrets.redisPassword)
process.stdout.write(
  `sign in at http://127.0.0.1:${process.env.PORT || 8000} as ${process.env.FLAGWISE_ADMIN_EMAIL || 'admin@flagwise.local'}, password ${adminPassword} (as it was at the first start)\n`,
)
