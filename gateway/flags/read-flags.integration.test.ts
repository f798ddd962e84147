import { derivedId } from '@flagwise/schemas'
import { graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../access/roles.ts'
import type { GatewayContext } from '../context.ts'
import type { Database } from '../database.ts'
import { requestReads } from '../requests/read-requests.ts'
import { schema } from '../schema.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { insertRows, installReadModels, recording } from '../testing/read-models.ts'
import { flagReads } from './read-flags.ts'

const start = Date.parse('2026-03-02T09:00:00.000Z')
const ruleId = (n: number): string => derivedId('test', 'rule', String(n))
const requestId = (n: number): string => derivedId('test', 'request', String(n))
const severities = ['low', 'medium', 'high', 'critical'] as const

/** Two flags a request, by two processors. */
function flag(n: number) {
  const at = new Date(start + Math.floor(n / 2) * 1000).toISOString()
  const rules = [ruleId(n % 7), ruleId(7 + (n % 3))]
  return {
    id: derivedId('test', 'flag', String(n)),
    request_id: requestId(Math.floor(n / 2)),
    processor: n % 2 ? 'pii' : 'detection',
    rule_set_version: 6,
    risk_score: n % 101,
    severity: severities[n % 4],
    matches: rules.map((id) => ({
      ruleId: id,
      ruleVersion: 1,
      name: 'A rule',
      category: 'c',
      severity: 'low',
      points: 1,
      field: 'prompt',
      spans: [{ start: 0, end: 3 }],
      excerpt: '•••',
      confidence: 0.9,
      detector: 'regex',
      why: ['a prefix'],
    })),
    rule_ids: rules,
    timestamp: at,
    received_at: at,
    src_ip: '192.0.2.1',
    provider: 'openai',
    model: 'gpt-4o',
    user_id: 'u',
    session_id: null,
    unscanned: [],
  }
}
const flags = Array.from({ length: 2000 }, (_, n) => flag(n))

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await installReadModels(database.pool)
  await insertRows(database.pool, 'requests_v1.flags', flags)
  await insertRows(
    database.pool,
    'requests_v1.request_rows',
    flags
      .filter((_, n) => n % 2 === 0)
      .map(({ request_id: id, timestamp, received_at, src_ip, provider, model }, n) => ({
        ...{ id, timestamp, received_at, src_ip, provider, model },
        ...{
          seen: true,
          method: 'POST',
          prompt_length: 1,
          data_key: 'd',
          flag_count: 2,
          risk_score: 1,
          severity: 'low',
        },
        ...{ severity_rank: 0, source_topic: 't', source_partition: 0, source_offset: n },
      })),
  )
}, 60_000)
afterAll(() => database.close())

describe('pages of flags', () => {
  test.each([
    ['a rule', { ruleId: ruleId(3) }, (n: number) => n % 7 === 3],
    ['a severity', { severities: ['critical' as const] }, (n: number) => n % 4 === 3],
    ['a score', { minRiskScore: 90 }, (n: number) => n % 101 >= 90],
    ['a rule that there is not', { ruleId: ruleId(99) }, () => false],
  ])('filter by %s', async (_, filter, keeps) => {
    const reads = flagReads(database.pool)
    const ids: string[] = []
    let after: string | null = null
    for (let more = true; more; ) {
      const { edges, pageInfo } = await reads.page(filter, { first: 150, after })
      ids.push(...edges.map(({ node }) => node.id))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    const expected = flags.filter((__, n) => keeps(n)).map(({ id }) => id)
    expect(ids).toHaveLength(expected.length)
    expect(new Set(ids)).toEqual(new Set(expected))
  })

  test('a rule that is no id matches nothing and breaks nothing', async () => {
    await expect(flagReads(database.pool).page({ ruleId: 'no uuid' }, {})).rejects.toMatchObject({
      extensions: { code: 'BAD_INPUT', argument: 'ruleId' },
    })
  })

  test('come with their matches', async () => {
    const { edges } = await flagReads(database.pool).page({}, { last: 1 })
    expect(edges[0]?.node).toMatchObject({
      ruleSetVersion: 6,
      timestamp: start,
      matches: [{ ruleVersion: 1, spans: [{ start: 0, end: 3 }], excerpt: '•••' }, {}],
    })
  })
})

test('flags of requests of flags: one query a level, however many there are', async () => {
  const viewer: Viewer = { id: 'u', email: 'a@example.org', role: 'ANALYST', sessionId: 's', expiresAt: 0 }
  const asked = recording(database.pool)
  const contextValue = {
    viewer,
    reads: { flags: flagReads(asked as Database), requests: requestReads(asked as Database) },
  } as unknown as GatewayContext
  const { data, errors } = await graphql({
    schema,
    contextValue,
    source: '{ requests(first: 100) { edges { node { id flags { id request { id } } } } } }',
  })
  expect(errors).toBeUndefined()
  const requests = (
    data as { requests: { edges: { node: { id: string; flags: { request: { id: string } }[] } }[] } }
  ).requests
  expect(requests.edges).toHaveLength(100)
  for (const { node } of requests.edges) {
    expect(node.flags).toHaveLength(2)
    for (const flag of node.flags) expect(flag.request.id).toBe(node.id)
  }
  expect(asked.asked).toHaveLength(3)
})

describe('on 60,000 flags', () => {
  beforeAll(async () => {
    await database.pool.query(`insert into requests_v1.flags
      select gen_random_uuid(), gen_random_uuid(), processor, 6, risk_score, severity, matches, array[gen_random_uuid()],
        timestamp, received_at + n * interval '1 ms', src_ip, provider, model, user_id, session_id, unscanned
      from requests_v1.flags, generate_series(1, 30) n`)
    await database.pool.query('analyze requests_v1.flags')
  }, 60_000)

  test.each([
    ['nothing', {}],
    ['a severity', { severities: ['high' as const] }],
    ['a time range', { from: start, to: start + 5000 }],
    ['a rule', { ruleId: ruleId(3) }],
  ])('a page by %s is found through an index', async (_, filter) => {
    const asked = recording(database.pool)
    await flagReads(asked).page(filter, { first: 50 })
    const [query] = asked.asked
    const { rows } = await database.pool.query(`explain (format json) ${query?.text}`, query?.values)
    expect(JSON.stringify(rows)).not.toContain('Seq Scan')
  })
})
