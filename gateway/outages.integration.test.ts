import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from './testing/database.ts'
import { ask, type GatewayProcess, signIn, startGateway } from './testing/gateway-process.ts'
import { openProxy, type TcpProxy } from './testing/proxy.ts'
import { installReadModels } from './testing/read-models.ts'

let database: TestDatabase
let postgres: TcpProxy
let redis: TcpProxy
let gateway: GatewayProcess
let cookie: string

const through = async (url: string, proxied: URL, standardPort: number): Promise<[TcpProxy, string]> => {
  const proxy = await openProxy(proxied.hostname, Number(proxied.port || standardPort))
  const there = new URL(url)
  there.hostname = '127.0.0.1'
  there.port = String(proxy.port)
  return [proxy, there.href]
}

beforeAll(async () => {
  database = await openTestDatabase()
  await installReadModels(database.pool)
  const redisUrl = process.env.REDIS_URL ?? ''
  const [postgresProxy, databaseUrl] = await through(database.url, new URL(database.url), 5432)
  const [redisProxy, proxiedRedisUrl] = await through(redisUrl, new URL(redisUrl), 6379)
  postgres = postgresProxy
  redis = redisProxy
  gateway = await startGateway({ DATABASE_URL: databaseUrl, REDIS_URL: proxiedRedisUrl })
  await vi.waitFor(async () => expect((await fetch(`${gateway.url}/ready`)).status).toBe(200), {
    timeout: 20_000,
  })
  cookie = (await signIn(gateway)).cookie
}, 60_000)

afterAll(async () => {
  gateway.process.kill()
  await gateway.exited
  await Promise.all([postgres.close(), redis.close()])
  await database.close()
}, 30_000)

const requests = () => ask(gateway, '{ requests { edges { cursor } } }', { cookie })
const codes = async () => (await requests()).errors?.map(({ extensions }) => extensions.code)
const health = async () => (await fetch(`${gateway.url}/health`)).json()
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 200 })

describe('Postgres', () => {
  test('gone is UNAVAILABLE at once; back again, all is well by itself', async () => {
    expect((await requests()).errors).toBeUndefined()
    await postgres.cut()
    expect(await codes()).toEqual(['UNAVAILABLE'])
    await eventually(async () =>
      expect(await health()).toMatchObject({ status: 'unhealthy', database_connected: false }),
    )
    expect((await fetch(`${gateway.url}/ready`)).status).toBe(503)
    await postgres.restore()
    await eventually(async () => expect(await codes()).toBeUndefined())
    await eventually(async () => expect(await health()).toMatchObject({ database_connected: true }))
  }, 60_000)

  test('that hangs is UNAVAILABLE after a while, and does not hold up who asks for other things', async () => {
    postgres.hang()
    const asked = Promise.all([codes(), codes(), codes()])
    expect((await ask(gateway, '{ viewer { email } }', { cookie })).data.viewer.email).toBe(
      'admin@example.org',
    )
    await eventually(async () => expect(await health()).toMatchObject({ database_connected: false }))
    expect(await asked).toEqual([['UNAVAILABLE'], ['UNAVAILABLE'], ['UNAVAILABLE']])
    await postgres.restore()
    await eventually(async () => expect(await codes()).toBeUndefined())
  }, 90_000)
})

describe('Redis', () => {
  test.each(['cut', 'hang'] as const)(
    '%s: sessions and sign-in go on, guesses stay limited',
    async (how) => {
      await redis[how]()
      expect((await requests()).errors).toBeUndefined()
      expect((await signIn(gateway)).data.signIn.__typename).toBe('Session')
      const email = `${how}@example.org`
      const outcomes: string[] = []
      for (let guess = 0; guess < 11; guess += 1)
        outcomes.push((await signIn(gateway, 'wrong', email)).data.signIn.code)
      expect(outcomes.at(0)).toBe('INVALID_CREDENTIALS')
      expect(outcomes.at(-1)).toBe('TOO_MANY_ATTEMPTS')
      await redis.restore()
      await eventually(async () => expect((await signIn(gateway)).data.signIn.__typename).toBe('Session'))
    },
    60_000,
  )
})
