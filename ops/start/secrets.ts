import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const secretsSchema = z.object({
  JWT_SECRET_KEY: z.string(),
  ENCRYPTION_KEY: z.string(),
  databasePassword: z.string(),
  redisPassword: z.string(),
  adminPassword: z.string(),
})

/** What only this machine knows. */
export type Secrets = z.infer<typeof secretsSchema>

const random = (bytes: number): string => randomBytes(bytes).toString('base64url')

/** The secrets of a local stack, made once and kept beside its data, readable by their owner alone. */
export function localSecrets(dir: string): Secrets {
  const file = join(dir, 'secrets.json')
  if (existsSync(file)) {
    const parsed = secretsSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
    if (parsed.success) return parsed.data
    throw new Error(`${file} is damaged; restore it, or forget all local data with: npm run reset`)
  }
  const secrets: Secrets = {
    JWT_SECRET_KEY: random(48),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    databasePassword: random(24),
    redisPassword: random(24),
    adminPassword: random(12),
  }
  mkdirSync(dir, { recursive: true })
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
