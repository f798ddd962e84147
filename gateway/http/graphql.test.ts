import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../access/roles.ts'
import type { GatewayContext } from '../context.ts'
import { schema } from '../schema.ts'
import { openGraphql } from './graphql.ts'

const analyst: Viewer = {
  id: 'u1',
  email: 'ana@example.org',
  role: 'ANALYST',
  sessionId: 's1',
  expiresAt: Date.now() + 60_000,
}
const reported: unknown[] = []
const operated: string[] = []
let viewer: Viewer | null = analyst
const servers: Server[] = []

/** The real schema over HTTP, on reads that the test gives. */
async function serve(production: boolean): Promise<string> {
  const yoga = openGraphql({
    schema,
    production,
    identify: async () => viewer,
    contextFor: ({ viewer }) =>
      ({
        viewer,
        reads: {
          rules: {
            page: () =>
              Promise.reject(
                Object.assign(new Error('connect ECONNREFUSED 10.0.0.1'), { code: 'ECONNREFUSED' }),
              ),
            byId: () => Promise.reject(new Error('inner secret')),
          },
          requests: { byId: async () => null },
          flags: {
            page: async () => ({ edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false } }),
          },
        },
      }) as unknown as GatewayContext,
    report: (error) => reported.push(error),
    operated: (type, outcome) => operated.push(`${type} ${outcome}`),
  })
  const server = createServer(yoga)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}

let development: string
let production: string
beforeAll(async () => {
  development = await serve(false)
  production = await serve(true)
})
afterAll(() => {
  for (const server of servers) server.close()
})

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly path?: unknown
    readonly extensions: Record<string, unknown>
  }[]
}

async function ask(
  query: string,
  { at = production, variables = {}, as = analyst as Viewer | null } = {},
): Promise<Answer> {
  viewer = as
  const response = await fetch(at, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer
}

const codesOf = ({ errors }: Answer): unknown[] => (errors ?? []).map(({ extensions }) => extensions.code)

describe('errors', () => {
  test('Postgres away is UNAVAILABLE, without its address', async () => {
    const answer = await ask('{ rules { id } }')
    expect(codesOf(answer)).toEqual(['UNAVAILABLE'])
    expect(JSON.stringify(answer)).not.toContain('10.0.0.1')
    expect(answer.errors?.[0]?.path).toEqual(['rules'])
  })

  test('a fault of ours is masked, reported once, and counted', async () => {
    reported.length = operated.length = 0
    const answer = await ask('{ rule(id: "x") { id } }')
    expect(codesOf(answer)).toEqual(['INTERNAL'])
    expect(JSON.stringify(answer)).not.toContain('inner secret')
    expect(reported).toMatchObject([{ message: 'inner secret' }])
    expect(operated).toEqual(['query error'])
  })

  test.each([
    ['{ nonsense }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ flags(first: "many") { edges { cursor } } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ unclosed', {}, 'GRAPHQL_PARSE_FAILED'],
    ['query ($from: DateTime) { traffic(from: $from) { requests } }', { from: 'yesterday' }, 'BAD_INPUT'],
  ])('%s is answered with what is wrong and a code', async (query, variables, code) => {
    expect(codesOf(await ask(query, { variables }))).toEqual([code])
  })

  test('a bad variable is named', async () => {
    const { errors } = await ask('query ($from: DateTime) { traffic(from: $from) { requests } }', {
      variables: { from: 'yesterday' },
    })
    expect(errors?.[0]?.message).toContain('$from')
    expect(errors?.[0]?.message).toContain('write 2026-03-02T09:30:00.000Z')
  })
})

describe('limits', () => {
  test('a page that is too large for its fields is refused before anything is read', async () => {
    const costly =
      '{ requests(first: 500) { edges { node { prompt response flags { matches { spans { start } } } } } } }'
    expect(codesOf(await ask(costly))).toEqual(['TOO_COMPLEX'])
  })

  test('an ordinary page is not', async () => {
    const page = `{ flags(first: 100) { edges { cursor node { id severity matches { name spans { start end } excerpt } } }
      pageInfo { hasNextPage } } }`
    expect(codesOf(await ask(page))).toEqual([])
  })

  test('depth, aliases and tokens are bounded', async () => {
    const deep = `{ request(id: "x") { ${'flags { request { '.repeat(6)} id ${'} }'.repeat(6)} } }`
    expect(codesOf(await ask(deep))).toEqual(['TOO_COMPLEX'])
    const aliases = Array.from({ length: 61 }, (_, n) => `a${n}: viewer { id }`).join(' ')
    expect(codesOf(await ask(`{ ${aliases} }`))).toEqual(['TOO_COMPLEX'])
    const long = await ask(`{ viewer { ${'id '.repeat(4000)} } }`)
    expect(long.errors?.[0]?.message).toContain('token')
  })

  test('fragments that multiply are counted as what they come to', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, n) => `fragment f${n} on Request { flags { request { ${n < 29 ? `...f${n + 1}` : 'id'} } } }`,
    ).join('\n')
    expect(codesOf(await ask(`{ request(id: "x") { ...f0 } } ${levels}`))).toEqual(['TOO_COMPLEX'])
  })

  test('passwords cannot be tried by the dozen in one operation', async () => {
    const tries = Array.from(
      { length: 12 },
      (_, n) => `a${n}: signIn(email: "a", password: "${n}") { __typename }`,
    )
    expect(codesOf(await ask(`mutation { ${tries.join(' ')} }`, { as: null }))).toContain('TOO_COMPLEX')
  })

  test('a body that is too large is refused', async () => {
    const response = await fetch(production, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { id } }', variables: { x: 'x'.repeat(7_000_000) } }),
    }).catch(() => undefined)
    expect(response?.status ?? 413).toBe(413)
  })
})

describe('introspection', () => {
  const query = '{ __schema { queryType { name } } }'
  test('needs a session in production, whoever asked the same before', async () => {
    const refused = ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED']
    expect(codesOf(await ask(query, { as: null }))).toEqual(refused)
    expect((await ask(query)).data).toEqual({ __schema: { queryType: { name: 'Query' } } })
    expect(codesOf(await ask(query, { as: null }))).toEqual(refused)
  })

  test('is open in development', async () => {
    expect((await ask(query, { as: null, at: development })).data).toBeDefined()
  })
})
