import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from './testing/database.ts'
import { ask, type GatewayProcess, signIn, startGateway } from './testing/gateway-process.ts'

let database: TestDatabase
let gateway: GatewayProcess
beforeAll(async () => {
  database = await openTestDatabase()
  gateway = await startGateway({ DATABASE_URL: database.url })
  await vi.waitFor(async () => expect((await fetch(`${gateway.url}/ready`)).status).toBe(200), {
    timeout: 20_000,
  })
}, 40_000)
afterAll(async () => {
  gateway.process.kill()
  await gateway.exited
  await database.close()
})

describe('the gateway as a process', () => {
  test('the administrator of the environment signs in; the cookie and the token are both good until they sign out', async () => {
    const { data, cookie } = await signIn(gateway)
    expect(data.signIn).toMatchObject({
      __typename: 'Session',
      user: { email: 'admin@example.org', role: 'ADMIN' },
    })
    const { token } = data.signIn
    for (const headers of [{ cookie }, { authorization: `Bearer ${token}` }])
      expect((await ask(gateway, '{ viewer { email } }', headers)).data.viewer).toEqual({
        email: 'admin@example.org',
      })
    expect((await ask(gateway, 'mutation { signOut }', { cookie })).data).toEqual({ signOut: true })
    for (const headers of [{ cookie }, { authorization: `Bearer ${token}` }])
      expect((await ask(gateway, '{ viewer { email } }', headers)).data.viewer).toBeNull()
  })

  test('a wrong password is refused in so many words', async () => {
    expect((await signIn(gateway, 'wrong')).data.signIn).toEqual({
      __typename: 'SignInRejected',
      code: 'INVALID_CREDENTIALS',
    })
  })

  test('it reports its health and its metrics', async () => {
    await vi.waitFor(
      async () =>
        expect(await (await fetch(`${gateway.url}/health`)).json()).toMatchObject({
          status: 'healthy',
          database_connected: true,
          kafka_connected: true,
        }),
      { timeout: 20_000, interval: 250 },
    )
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text()
    for (const line of [
      /^flagwise_requests_total\{.*route="\/graphql".*\} \d+$/m,
      /^flagwise_request_duration_seconds_bucket\{.*\} \d+$/m,
      /^flagwise_active_sessions\{.*\} \d+$/m,
    ])
      expect(metrics).toMatch(line)
  }, 30_000)

  test('GraphiQL is there in development', async () => {
    const page = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<title>FlagWise</title>')
  })

  test('nothing that was typed reaches the log', async () => {
    await ask(
      gateway,
      'mutation { signIn(email: "typed@example.org", password: "typed-secret") { __typename } }',
    )
    expect(gateway.output.join('\n')).not.toMatch(/typed|correct horse/)
  })
})

test('without Postgres, Kafka and Redis it starts, says what is missing, and goes when it is told to', async () => {
  const lonely = await startGateway({
    DATABASE_URL: 'postgresql://flagwise@127.0.0.1:1/flagwise',
    KAFKA_BOOTSTRAP_SERVERS: '127.0.0.1:1',
    REDIS_URL: 'redis://127.0.0.1:1',
    SCHEMA_REGISTRY_URL: 'http://127.0.0.1:1',
  })
  expect(await (await fetch(`${lonely.url}/health`)).json()).toMatchObject({
    status: 'unhealthy',
    database_connected: false,
    kafka_connected: false,
  })
  expect((await fetch(`${lonely.url}/ready`)).status).toBe(503)
  const { errors } = await signIn(lonely)
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE'])
  lonely.process.kill()
  expect(await lonely.exited).toBe(0)
}, 40_000)

test('told to stop, it ends its subscriptions and goes within seconds', async () => {
  const other = await startGateway({ DATABASE_URL: database.url })
  await vi.waitFor(async () => expect((await signIn(other)).cookie).not.toBe(''), { timeout: 20_000 })
  const { cookie } = await signIn(other)
  const response = await vi.waitFor(
    async () => {
      const opened = await fetch(`${other.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', cookie },
        body: JSON.stringify({ query: 'subscription { flagRaised { cursor } }' }),
      })
      expect(opened.headers.get('content-type')).toContain('text/event-stream')
      return opened
    },
    { timeout: 20_000 },
  )
  const stream = response.text()
  await new Promise((resolve) => setTimeout(resolve, 500))
  other.process.kill()
  await stream
  expect(await other.exited).toBe(0)
}, 60_000)

describe('a wrong configuration', () => {
  test('is said at once and in full', async () => {
    const wrong = startGateway({
      DATABASE_URL: 'mysql://x',
      JWT_SECRET_KEY: 'short',
      FLAGWISE_TRUSTED_PROXIES: 'many',
    })
    await expect(wrong).rejects.toThrow(
      /ended with 2[\s\S]*DATABASE_URL[\s\S]*JWT_SECRET_KEY[\s\S]*FLAGWISE_TRUSTED_PROXIES/,
    )
  })

  test('production without a first administrator does not run', async () => {
    const empty = await openTestDatabase()
    const gateway = await startGateway({
      DATABASE_URL: empty.url,
      ENVIRONMENT: 'production',
      FLAGWISE_ADMIN_EMAIL: '',
    })
    expect(await gateway.exited).toBe(2)
    expect(gateway.output.join('\n')).toContain('FLAGWISE_ADMIN_EMAIL, FLAGWISE_ADMIN_PASSWORD')
    await empty.close()
  }, 30_000)

  test('a port that is taken is named', async () => {
    const { port } = new URL(gateway.url)
    await expect(startGateway({ DATABASE_URL: database.url, PORT: port })).rejects.toThrow(
      `PORT ${port} on 127.0.0.1`,
    )
  })
})
