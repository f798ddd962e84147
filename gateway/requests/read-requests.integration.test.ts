import { createHash } from 'node:crypto'
import { severities, severityRank } from '@flagwise/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flagReads } from '../flags/read-flags.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { insertRows, installReadModels, recording } from '../testing/read-models.ts'
import { type RequestCriteria, requestReads } from './read-requests.ts'
import type { RequestView } from './request-view.ts'

const start = Date.parse('2026-03-02T09:00:00.000Z')
const providers = ['openai', 'anthropic', 'google']

/** The nth UUID: random to the eye, the same in every run. */
const uuid = (n: number): string => {
  const hex = createHash('sha256').update(String(n)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A call a second in threes that arrive in the same millisecond; each tenth is flagged. */
function row(n: number) {
  const flagged = n % 10 === 0
  const severity = flagged ? severities[(n / 10) % 4] : undefined
  const at = new Date(start + Math.floor(n / 3) * 1000).toISOString()
  return {
    id: uuid(n),
    seen: true,
    timestamp: at,
    received_at: at,
    src_ip: `192.0.2.${n % 50}`,
    provider: providers[n % 3],
    model: `${providers[n % 3]}-${n % 2 ? 'small' : 'large'}`,
    user_id: null,
    session_id: null,
    method: 'POST',
    prompt_length: 10,
    data_key: at.slice(0, 10),
    source_topic: 'llm_requests',
    source_partition: n % 6,
    source_offset: n,
    flag_count: flagged ? 1 : 0,
    risk_score: flagged ? (n % 100) + 1 : 0,
    severity: severity ?? null,
    severity_rank: severity ? severityRank(severity) : -1,
  }
}

const rows = Array.from({ length: 5000 }, (_, n) => row(n))

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await installReadModels(database.pool)
  await insertRows(database.pool, 'requests_v1.request_rows', rows)
}, 60_000)
afterAll(() => database.close())

/** Newest first, as a connection gives them. */
const ordered = [...rows].sort((a, b) =>
  a.received_at === b.received_at ? (a.id < b.id ? 1 : -1) : a.received_at < b.received_at ? 1 : -1,
)

async function readAll(filter: RequestCriteria, count: number, between?: (page: number) => Promise<void>) {
  const reads = requestReads(database.pool)
  const ids: string[] = []
  let after: string | null | undefined
  for (let page = 0; ; page += 1) {
    const { edges, pageInfo } = await reads.page(filter, { first: count, after })
    ids.push(...edges.map(({ node }) => node.id))
    if (!pageInfo.hasNextPage) return ids
    after = pageInfo.endCursor
    await between?.(page)
  }
}

describe('pages of requests', () => {
  test('through 5,000 rows while more arrive: none twice, none lost, newest first', async () => {
    const arriving = async (page: number): Promise<void> => {
      const newer = Array.from({ length: 20 }, (_, n) => row(10_000 + page * 20 + n))
      await insertRows(database.pool, 'requests_v1.request_rows', newer)
    }
    const ids = await readAll({}, 137, arriving)
    expect(ids).toEqual(ordered.map(({ id }) => id))
    await database.pool.query('delete from requests_v1.request_rows where source_offset >= 10000')
  }, 30_000)

  test('backwards from the oldest, the same rows in the same order', async () => {
    const reads = requestReads(database.pool)
    const ids: string[] = []
    let before: string | null | undefined
    for (let more = true; more; ) {
      const { edges, pageInfo } = await reads.page({}, { last: 400, before })
      ids.unshift(...edges.map(({ node }) => node.id))
      before = pageInfo.startCursor
      more = pageInfo.hasPreviousPage
    }
    expect(ids).toEqual(ordered.map(({ id }) => id))
  })

  test('what is between two cursors', async () => {
    const reads = requestReads(database.pool)
    const { edges } = await reads.page({}, { first: 20 })
    const between = await reads.page({}, { first: 100, after: edges[4]?.cursor, before: edges[15]?.cursor })
    expect(between.edges.map(({ node }) => node.id)).toEqual(edges.slice(5, 15).map(({ node }) => node.id))
  })

  test('a cursor of another connection is refused', async () => {
    const { pageInfo } = await requestReads(database.pool).page({}, { first: 1 })
    await expect(flagReads(database.pool).page({}, { after: pageInfo.endCursor })).rejects.toThrow(
      'is a cursor of `requests`',
    )
  })

  test('a row that only its flag has told of is not shown yet', async () => {
    await insertRows(database.pool, 'requests_v1.request_rows', [{ ...row(20_000), seen: false }])
    expect(await requestReads(database.pool).byId(uuid(20_000))).toBeNull()
    await database.pool.query('delete from requests_v1.request_rows where not seen')
  })

  test('values come with their types', async () => {
    const [node] = (await requestReads(database.pool).page({ srcIp: '192.0.2.0' }, { last: 1 })).edges.map(
      ({ node }) => node,
    )
    expect(node).toMatchObject({
      id: uuid(0),
      timestamp: start,
      receivedAt: start,
      promptLength: 10,
      dataKey: '2026-03-02',
      flagged: true,
      riskScore: 1,
      severity: 'low',
      durationMs: null,
    } satisfies Partial<RequestView>)
  })
})

type Row = ReturnType<typeof row>
const filters: readonly [string, RequestCriteria, (row: Row) => boolean][] = [
  ['provider', { providers: ['openai'] }, (of) => of.provider === 'openai'],
  ['providers', { providers: ['openai', 'google'] }, (of) => of.provider !== 'anthropic'],
  ['model', { models: ['google-large'] }, (of) => of.model === 'google-large'],
  ['source', { srcIp: '192.0.2.7' }, (of) => of.src_ip === '192.0.2.7'],
  ['flagged', { flagged: true }, (of) => of.flag_count > 0],
  ['not flagged', { flagged: false }, (of) => of.flag_count === 0],
  ['severities', { severities: ['high', 'critical'] }, (of) => of.severity_rank >= 2],
  ['risk', { minRiskScore: 50 }, (of) => of.risk_score >= 50],
  ['no risk', { minRiskScore: 0 }, () => true],
  ['nothing of nothing', { providers: [] }, () => false],
  [
    'time, the end exclusive',
    { from: start + 60_000, to: start + 120_000 },
    (of) => Date.parse(of.received_at) >= start + 60_000 && Date.parse(of.received_at) < start + 120_000,
  ],
  [
    'all at once',
    { from: start + 1000, providers: ['openai'], flagged: true, severities: ['low'], minRiskScore: 1 },
    (of) => of.provider === 'openai' && of.severity === 'low' && Date.parse(of.received_at) >= start + 1000,
  ],
]

test.each(filters)('filter by %s', async (_, filter, keeps) => {
  expect(await readAll(filter, 500)).toEqual(ordered.filter(keeps).map(({ id }) => id))
})

test('text that looks like SQL is only text', async () => {
  expect(await readAll({ srcIp: "' or true --", models: ["x'); drop table x; --"] }, 5)).toEqual([])
})

describe('on 300,000 rows', () => {
  beforeAll(async () => {
    await database.pool.query(`insert into requests_v1.request_rows
      (id, seen, timestamp, received_at, src_ip, provider, model, method, prompt_length, data_key,
       source_topic, source_partition, source_offset, flag_count, risk_score, severity, severity_rank)
      select gen_random_uuid(), true, at, at, '198.51.100.' || n % 250, 'provider-' || n % 5, 'model-' || n % 20, 'POST', 9, 'd',
        'llm_requests', 0, 100000 + n, flags, flags * (n % 100), case when flags = 1 then 'high' end, flags * 3 - 1
      from (select n, case when n % 50 = 0 then 1 else 0 end as flags,
              timestamptz '2026-03-02T12:00:00Z' + n * interval '10 ms' as at
            from generate_series(1, 300000) as n) as made`)
    await database.pool.query('analyze requests_v1.request_rows')
  }, 120_000)

  const wanted: readonly [string, RequestCriteria][] = [
    ['nothing', {}],
    ['a source', { srcIp: '198.51.100.7' }],
    ['a source that is rare', { srcIp: '192.0.2.7' }],
    ['a provider and a model', { providers: ['provider-3'], models: ['model-13'] }],
    ['a model that there is not', { models: ['none'] }],
    ['flagged', { flagged: true }],
    ['severities', { severities: ['high', 'critical'] }],
    ['a time range', { from: start, to: start + 600_000 }],
    ['flagged in a time range', { flagged: true, from: start, to: start + 600_000 }],
  ]

  test.each(wanted)('a page by %s is found through an index', async (_, filter) => {
    const database_ = recording(database.pool)
    await requestReads(database_).page(filter, { first: 50 })
    const [query] = database_.asked
    const { rows: plan } = await database.pool.query(
      `explain (analyze, buffers, format json) ${query?.text}`,
      query?.values,
    )
    const text = JSON.stringify(plan)
    expect(text).not.toContain('Seq Scan')
    expect(plan[0]['QUERY PLAN'][0].Plan['Shared Hit Blocks']).toBeLessThan(2500)
  })
})
