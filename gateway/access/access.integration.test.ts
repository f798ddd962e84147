import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { ensureFirstAdministrator } from './first-administrator.ts'
import { migrate } from './migrate.ts'
import { openSignInLimit, signInLimits } from './rate-limit.ts'
import { openRedis } from './redis.ts'
import { openRevokedSessions } from './revoked-sessions.ts'
import { signIn } from './sign-in.ts'
import { openTokens } from './token.ts'

const administrator = { email: 'Admin@Example.org', password: 'correct horse battery', production: true }

let database: TestDatabase
let redis: Redis

beforeAll(async () => {
  database = await openTestDatabase()
  redis = openRedis(process.env.REDIS_URL ?? '', process.env.REDIS_PASSWORD, () => {})
  await vi.waitFor(() => expect(redis.status).toBe('ready'))
  await Promise.all([migrate(database.pool), migrate(database.pool), migrate(database.pool)])
})

afterAll(async () => {
  redis.disconnect()
  await database.close()
})

describe('the first administrator', () => {
  beforeEach(() => database.pool.query('truncate gateway.users'))

  test('is made once, however many gateways start together', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => ensureFirstAdministrator(database.pool, administrator)),
    )
    expect(outcomes.sort()).toEqual(['exists', 'exists', 'made'])
    const { rows } = await database.pool.query('select email, role, password_hash from gateway.users')
    expect(rows).toMatchObject([{ email: 'admin@example.org', role: 'ADMIN' }])
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('has no default: production does not start without', async () => {
    const nobody = { email: undefined, password: undefined }
    await expect(ensureFirstAdministrator(database.pool, { ...nobody, production: true })).rejects.toThrow(
      'FLAGWISE_ADMIN_EMAIL, FLAGWISE_ADMIN_PASSWORD',
    )
    expect(await ensureFirstAdministrator(database.pool, { ...nobody, production: false })).toBe('missing')
  })

  test('needs an address and a password that is not short', async () => {
    await expect(
      ensureFirstAdministrator(database.pool, { ...administrator, password: 'short' }),
    ).rejects.toThrow('FLAGWISE_ADMIN_PASSWORD: 5 characters; give at least 12')
    await expect(
      ensureFirstAdministrator(database.pool, { ...administrator, email: 'admin' }),
    ).rejects.toThrow('FLAGWISE_ADMIN_EMAIL: not an e-mail address')
  })

  test('a later change of the environment changes nothing', async () => {
    await ensureFirstAdministrator(database.pool, administrator)
    expect(
      await ensureFirstAdministrator(database.pool, { ...administrator, email: 'other@example.org' }),
    ).toBe('exists')
  })
})

describe('sign-in', () => {
  const tokens = openTokens('a secret that is long enough to sign with')
  const address = (): string => `192.0.2.1/${randomUUID()}`
  const open = () => ({
    database: database.pool,
    tokens,
    limit: openSignInLimit(redis, `test-${randomUUID()}`),
  })
  const { email, password } = administrator

  beforeAll(async () => {
    await database.pool.query('truncate gateway.users')
    await ensureFirstAdministrator(database.pool, administrator)
  })

  test('takes the address in any case and gives a token', async () => {
    const { token } = await signIn(open(), {
      email: ` ${email.toUpperCase()} `,
      password,
      address: address(),
    })
    expect(await tokens.verify(token, Date.now())).toMatchObject({
      email: 'admin@example.org',
      role: 'ADMIN',
    })
  })

  test('does not tell an unknown address from a wrong password', async () => {
    const wrong = await signIn(open(), { email, password: 'wrong', address: address() }).catch(
      (error) => error,
    )
    const unknown = await signIn(open(), { email: 'no@example.org', password, address: address() }).catch(
      (error) => error,
    )
    expect(wrong).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    expect(unknown).toEqual(wrong)
  })

  test('an account is closed for a while after too many wrong passwords, from wherever they come', async () => {
    const gateway = open()
    for (let attempt = 0; attempt < signInLimits.perAccount; attempt += 1)
      await expect(signIn(gateway, { email, password: 'wrong', address: address() })).rejects.toMatchObject({
        code: 'INVALID_CREDENTIALS',
      })
    const refused = await signIn(gateway, { email, password, address: address() }).catch((error) => error)
    expect(refused).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    expect(refused.retryAfterSeconds).toBeGreaterThan(0)
  })

  test('an address is closed after too many, for whatever accounts', async () => {
    const { limit } = open()
    const from = address()
    for (let attempt = 0; attempt < signInLimits.perAddress; attempt += 1)
      expect(await limit.attempt(`user-${attempt}@example.org`, from)).toBeUndefined()
    expect(await limit.attempt('next@example.org', from)).toBeGreaterThan(0)
    expect(await limit.attempt('next@example.org', address())).toBeUndefined()
  })

  test('attempts that succeed do not count', async () => {
    const gateway = open()
    const from = address()
    for (let attempt = 0; attempt < signInLimits.perAccount + 2; attempt += 1)
      await signIn(gateway, { email, password, address: from })
  })

  test('two gateways count together', async () => {
    const prefix = `test-${randomUUID()}`
    const [one, two] = [openSignInLimit(redis, prefix), openSignInLimit(redis, prefix)]
    for (let attempt = 0; attempt < signInLimits.perAccount; attempt += 1)
      await (attempt % 2 ? one : two).attempt(email, address())
    expect(await one.attempt(email, address())).toBeGreaterThan(0)
  })

  test('without Redis there is still a limit', async () => {
    const nowhere = openRedis('redis://127.0.0.1:1', undefined, () => {})
    const limit = openSignInLimit(nowhere)
    for (let attempt = 0; attempt < signInLimits.perAccount; attempt += 1)
      expect(await limit.attempt(email, address())).toBeUndefined()
    expect(await limit.attempt(email, address())).toBeGreaterThan(0)
    await limit.succeeded(email, address())
    nowhere.disconnect()
  })
})

describe('ended sessions', () => {
  test('are ended on every gateway', async () => {
    const prefix = `test-${randomUUID()}`
    const [here, there] = [openRevokedSessions(redis, prefix), openRevokedSessions(redis, prefix)]
    expect(await there.isRevoked('s1')).toBe(false)
    await here.revoke('s1', Date.now() + 60_000)
    expect(await there.isRevoked('s1')).toBe(true)
    expect(await redis.pttl(`${prefix}:s1`)).toBeLessThanOrEqual(60_000)
  })

  test('without Redis they are ended here, and everywhere once it is back', async () => {
    const prefix = `test-${randomUUID()}`
    const away = openRedis(process.env.REDIS_URL ?? '', process.env.REDIS_PASSWORD, () => {})
    await vi.waitFor(() => expect(away.status).toBe('ready'))
    const here = openRevokedSessions(away, prefix)
    away.disconnect()
    await vi.waitFor(() => expect(away.status).toBe('end'))
    await here.revoke('s2', Date.now() + 60_000)
    expect(await here.isRevoked('s2')).toBe(true)
    expect(await openRevokedSessions(redis, prefix).isRevoked('s2')).toBe(false)
    await away.connect()
    await vi.waitFor(async () => expect(await openRevokedSessions(redis, prefix).isRevoked('s2')).toBe(true))
    away.disconnect()
  })
})
