import { ConfigError } from '@flagwise/runtime/service'
import type { ConnectionPool } from '../database.ts'
import { hashPassword } from './password.ts'
import { anyUserExists, insertFirstUser } from './users.ts'

export interface FirstAdministrator {
  readonly email: string | undefined
  readonly password: string | undefined
  readonly production: boolean
}

const shortestPassword = { development: 8, production: 12 } as const

/**
 * Makes the first administrator where there is no user yet. There is no default: without a name and a password a
 * production gateway does not start, and a development gateway starts with nobody who can sign in.
 */
export async function ensureFirstAdministrator(
  pool: ConnectionPool,
  { email, password, production }: FirstAdministrator,
): Promise<'made' | 'exists' | 'missing'> {
  if (await anyUserExists(pool)) return 'exists'
  if (!email || !password) {
    if (!production) return 'missing'
    throw new ConfigError(
      'FLAGWISE_ADMIN_EMAIL, FLAGWISE_ADMIN_PASSWORD: there is no user yet; set both to make the first administrator',
    )
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim()))
    throw new ConfigError('FLAGWISE_ADMIN_EMAIL: not an e-mail address; write name@host')
  const shortest = production ? shortestPassword.production : shortestPassword.development
  if (password.length < shortest)
    throw new ConfigError(`FLAGWISE_ADMIN_PASSWORD: ${password.length} characters; give at least ${shortest}`)
  const made = await insertFirstUser(pool, {
    email,
    passwordHash: await hashPassword(password),
    role: 'ADMIN',
  })
  return made ? 'made' : 'exists'
}
