import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type Server, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerHealth, answerReady, atMostEvery } from './health.ts'
import { createGatewayServer } from './server.ts'
import { serveStaticFiles } from './static-files.ts'

const page = '<!doctype html><title>FlagWise</title>'
const script = 'export const x = 1\n'.repeat(100)

let server: Server
let folder: string
let vitals = { database: true, kafka: true, started: true }
const observed: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flagwise-ui-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), page)
  await writeFile(join(folder, 'assets', 'main-4f3a.js'), script)
  await writeFile(join(tmpdir(), 'flagwise-outside.txt'), 'outside')
  const asked = {
    databaseConnected: async () => vitals.database,
    kafkaConnected: async () => vitals.kafka,
    started: () => vitals.started,
  }
  server = createGatewayServer({
    allowedOrigins: ['https://console.example.org'],
    observe: (route, method, status) => observed.push(`${method} ${route} ${status}`),
    failed: () => {},
    routes: {
      graphql: (_request, response) => response.end('{"data":{}}'),
      graphiql: undefined,
      health: answerHealth(asked, '1.2.3'),
      ready: answerReady(asked),
      metrics: () => {
        throw new Error('broken')
      },
      ui: serveStaticFiles(folder),
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

beforeEach(() => {
  vitals = { database: true, kafka: true, started: true }
})

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
}

/** As raw as can be: a path is sent as it is written. */
const ask = (
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  new Promise<Answer>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const { body, ...rest } = options
    const request = send({ host: '127.0.0.1', port, path, ...rest }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })

describe('/graphql', () => {
  const post = (headers: Record<string, string>) => ask('/graphql', { method: 'POST', headers, body: '{}' })

  test('takes JSON by POST and nothing else', async () => {
    expect((await post({ 'content-type': 'application/json' })).status).toBe(200)
    expect((await post({ 'content-type': 'application/json; charset=utf-8' })).status).toBe(200)
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonx',
    ])
      expect((await post({ 'content-type': type })).status).toBe(415)
    expect((await ask('/graphql?query={viewer{id}}')).status).toBe(405)
  })

  test('another site can neither send nor look', async () => {
    const foreign = await post({ 'content-type': 'application/json', origin: 'https://evil.example.org' })
    expect(foreign.status).toBe(403)
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined()
    expect(JSON.parse(String(foreign.body))).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    })
    const preflight = await ask('/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example.org' },
    })
    expect(preflight.status).toBe(403)
  })

  test('an origin of CORS_ORIGINS can, with its cookie', async () => {
    const preflight = await ask('/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://console.example.org' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': 'https://console.example.org',
      'access-control-allow-credentials': 'true',
    })
  })
})

describe('health', () => {
  test('has exactly the fields of the deployment guide', async () => {
    const { status, body } = await ask('/health')
    expect(status).toBe(200)
    const health = JSON.parse(String(body))
    expect(Object.keys(health).sort()).toEqual(
      ['database_connected', 'kafka_connected', 'status', 'timestamp', 'version'].sort(),
    )
    expect(health).toMatchObject({
      status: 'healthy',
      version: '1.2.3',
      database_connected: true,
      kafka_connected: true,
    })
    expect(new Date(health.timestamp).toISOString()).toBe(health.timestamp)
  })

  test('says what is away and is alive all the same; not ready without Postgres', async () => {
    vitals.database = false
    const { status, body } = await ask('/health')
    expect(status).toBe(200)
    expect(JSON.parse(String(body))).toMatchObject({
      status: 'unhealthy',
      database_connected: false,
      kafka_connected: true,
    })
    expect((await ask('/ready')).status).toBe(503)
  })

  test('is ready without Kafka, and not while it starts or stops', async () => {
    vitals.kafka = false
    expect((await ask('/ready')).status).toBe(200)
    vitals.started = false
    expect((await ask('/ready')).status).toBe(503)
  })

  test('what it asks is asked once in a while, and what hangs is away', async () => {
    let asked = 0
    const once = atMostEvery(60_000, 60_000, async () => ++asked > 0)
    expect(await Promise.all([once(), once(), once()])).toEqual([true, true, true])
    expect(asked).toBe(1)
    expect(await atMostEvery(60_000, 10, () => new Promise(() => {}))()).toBe(false)
    expect(await atMostEvery(60_000, 60_000, () => Promise.reject(new Error('away')))()).toBe(false)
  })
})

describe('the UI', () => {
  test('every page of it is the one page', async () => {
    for (const path of ['/', '/rules', '/requests/7d1c2f0e?tab=text']) {
      const { status, headers, body } = await ask(path)
      expect(status).toBe(200)
      expect(String(body)).toBe(page)
      expect(headers['cache-control']).toBe('no-cache')
    }
  })

  test('what has a hash in its name is kept for ever, and sent compressed', async () => {
    const { headers, body } = await ask('/assets/main-4f3a.js', {
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
    })
    expect(String(brotliDecompressSync(body))).toBe(script)
  })

  test('what the browser has is not sent again', async () => {
    const { headers } = await ask('/')
    const again = await ask('/', { headers: { 'if-none-match': String(headers.etag) } })
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  })

  test('a file that is not there is not the page', async () =>
    expect((await ask('/assets/old-1.js')).status).toBe(404))

  test.each([
    '/../flagwise-outside.txt',
    '/%2e%2e/flagwise-outside.txt',
    '/assets/..%2f..%2fflagwise-outside.txt',
    '/..%5cflagwise-outside.txt',
    '/%00.txt',
    '/%zz.txt',
  ])('nothing outside its folder: %s', async (path) => {
    const { status, body } = await ask(path)
    expect([400, 404]).toContain(status)
    expect(String(body)).not.toContain('outside\n')
  })
})

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/health', '/graphql', '/assets/none.js']) {
    const { headers } = await ask(path)
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/script-src 'self';/)
  }
})

test('a handler that fails is answered with 500 and counted', async () => {
  observed.length = 0
  const { status, body } = await ask('/metrics')
  expect(status).toBe(500)
  expect(String(body)).not.toContain('broken')
  expect(observed).toEqual(['GET /metrics 500'])
})
