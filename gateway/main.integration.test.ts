import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from './testing/database.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const administrator = { email: 'admin@example.org', password: 'correct horse battery' }

interface Gateway {
  readonly url: string
  readonly process: ChildProcess
  readonly output: string[]
  exited: Promise<number | null>
}

/** The gateway as it is deployed: a process of its own. */
async function start(env: Record<string, string>): Promise<Gateway> {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      KAFKA_BOOTSTRAP_SERVERS: process.env.KAFKA_BOOTSTRAP_SERVERS,
      SCHEMA_REGISTRY_URL: process.env.SCHEMA_REGISTRY_URL,
      REDIS_URL: process.env.REDIS_URL,
      REDIS_PASSWORD: process.env.REDIS_PASSWORD,
      JWT_SECRET_KEY: 'a secret that is long enough to sign with',
      ENCRYPTION_KEY: '0123456789abcdef0123456789abcdef',
      FLAGWISE_ADMIN_EMAIL: administrator.email,
      FLAGWISE_ADMIN_PASSWORD: administrator.password,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const port = await new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line)
        const found = /"port":(\d+).*"serving"/.exec(line)
        if (found) resolve(Number(found[1]))
      })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output.join('\n')}`)))
  })
  return { url: `http://127.0.0.1:${port}`, process: child, output, exited }
}

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: what an operation answers is what the test says it is
  readonly data: any
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[]
}

async function ask(gateway: Gateway, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return {
    ...((await response.json()) as Answer),
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
  }
}

const signIn = (gateway: Gateway, password = administrator.password) =>
  ask(
    gateway,
    `mutation { signIn(email: "${administrator.email}", password: "${password}") {
       __typename ... on Session { token user { email role } } ... on SignInRejected { code } } }`,
  )

let database: TestDatabase
let gateway: Gateway
beforeAll(async () => {
  database = await openTestDatabase()
  gateway = await start({ DATABASE_URL: database.url })
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
  const lonely = await start({
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

describe('a wrong configuration', () => {
  test('is said at once and in full', async () => {
    const wrong = start({
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
    const gateway = await start({
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
    await expect(start({ DATABASE_URL: database.url, PORT: port })).rejects.toThrow(
      `PORT ${port} on 127.0.0.1`,
    )
  })
})
