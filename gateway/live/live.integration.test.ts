import { derivedId, type Flag, type Request, severities, severityRank } from '@flagwise/schemas'
import { aFlag, aMatch, aSealedRequest, exampleTime } from '@flagwise/schemas/examples'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FlagCriteria, flagReads } from '../flags/read-flags.ts'
import { type RequestCriteria, requestReads } from '../requests/read-requests.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { insertRows, installReadModels } from '../testing/read-models.ts'
import { flagMatches, requestMatches } from './matches.ts'

const providers = ['openai', 'anthropic', 'o\'hara "quotes"']
const models = ['gpt-4', 'gpt-4o', 'claude, with a comma']
const addresses = ['192.0.2.1', '192.0.2.10', '2001:db8::1']
const ruleIds = ['a', 'b', 'c', 'd'].map((name) => derivedId('test', 'rule', name))
const at = (n: number): number => exampleTime + (n % 40) * 250

const facts = (n: number) => ({
  receivedAt: at(n),
  provider: providers[n % 3] ?? '',
  model: models[Math.floor(n / 3) % 3] ?? '',
  srcIp: addresses[Math.floor(n / 9) % 3] ?? '',
})
const flags: readonly Flag[] = Array.from({ length: 200 }, (_, n) =>
  aFlag({
    ...facts(n * 7),
    id: derivedId('test', 'flag', String(n)),
    requestId: derivedId('test', 'request', String(n)),
    riskScore: (n * 13) % 101,
    severity: severities[n % 4] ?? 'low',
    matches: ruleIds.filter((_id, rule) => (n >> rule) & 1).map((ruleId) => aMatch({ ruleId })),
  }),
)
const requests: readonly Request[] = Array.from({ length: 200 }, (_, n) =>
  aSealedRequest({ ...facts(n * 11), id: derivedId('test', 'request', String(n)) }),
)

const moment = (ms: number): string => new Date(ms).toISOString()
const columnsOf = ({ timestamp, receivedAt, srcIp, provider, model }: Flag | Request) => ({
  timestamp: moment(timestamp),
  received_at: moment(receivedAt),
  src_ip: srcIp,
  provider,
  model,
})

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await installReadModels(database.pool)
  await insertRows(
    database.pool,
    'requests_v1.flags',
    flags.map((flag) => ({
      ...columnsOf(flag),
      id: flag.id,
      request_id: flag.requestId,
      processor: flag.processor,
      rule_set_version: flag.ruleSetVersion,
      risk_score: flag.riskScore,
      severity: flag.severity,
      matches: flag.matches,
      rule_ids: flag.matches.map(({ ruleId }) => ruleId),
      unscanned: flag.unscanned,
    })),
  )
  await insertRows(
    database.pool,
    'requests_v1.request_rows',
    requests.map((request) => ({
      ...columnsOf(request),
      id: request.id,
      seen: true,
      source_topic: request.source.topic,
      source_partition: request.source.partition,
      source_offset: request.source.offset,
      flag_count: 0,
      risk_score: 0,
      severity_rank: severityRank('low') - 1,
    })),
  )
}, 60_000)
afterAll(() => database.close())

/** Not given, given as null, or one of these. */
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(null, undefined) }, { weight: 2, arbitrary: some })
const listOf = <T>(...values: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.oneof(fc.subarray([...values]), fc.array(fc.constantFrom(...values), { maxLength: 3 }))
const times = fc
  .oneof(
    fc.integer({ min: -500, max: 10_500 }),
    fc.nat(41).map((n) => n * 250),
  )
  .map((ms) => exampleTime + ms)

const factCriteria = {
  from: maybe(times),
  to: maybe(times),
  providers: maybe(listOf(...providers, 'nobody')),
  models: maybe(listOf(...models, 'none', 'GPT-4')),
  srcIp: maybe(fc.constantFrom(...addresses, '192.0.2')),
}
const flagCriteria: fc.Arbitrary<FlagCriteria> = fc.record({
  ...factCriteria,
  severities: maybe(listOf(...severities)),
  minRiskScore: maybe(fc.integer({ min: -1, max: 101 })),
  ruleId: maybe(fc.constantFrom(...ruleIds, ruleIds[0]?.toUpperCase(), derivedId('test', 'rule', 'unknown'))),
})
const requestCriteria: fc.Arbitrary<RequestCriteria> = fc.record(factCriteria)

const everything = { first: 500 }
const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id).sort()

describe('a filter means the same on the live stream as in a query', () => {
  test('of flags', async () => {
    let matched = 0
    await fc.assert(
      fc.asyncProperty(flagCriteria, async (criteria) => {
        const page = await flagReads(database.pool).page(criteria, everything)
        const live = flags.filter(flagMatches(criteria))
        expect(idsOf(live)).toEqual(idsOf(page.edges.map(({ node }) => node)))
        if (live.length > 0 && live.length < flags.length) matched++
      }),
      { numRuns: 300 },
    )
    expect(matched, 'filters that chose some and not all').toBeGreaterThan(20)
  })

  test('of requests, by their plain facts', async () => {
    let matched = 0
    await fc.assert(
      fc.asyncProperty(requestCriteria, async (criteria) => {
        const page = await requestReads(database.pool).page(criteria, everything)
        const live = requests.filter(requestMatches(criteria))
        expect(idsOf(live)).toEqual(idsOf(page.edges.map(({ node }) => node)))
        if (live.length > 0 && live.length < requests.length) matched++
      }),
      { numRuns: 200 },
    )
    expect(matched, 'filters that chose some and not all').toBeGreaterThan(20)
  })

  test('and one that can match nothing is refused in both', async () => {
    const refused = '`ruleId` is not the id of a rule; give a UUID.'
    await expect(flagReads(database.pool).page({ ruleId: 'a' }, everything)).rejects.toThrow(refused)
    expect(() => flagMatches({ ruleId: 'a' })).toThrow(refused)
  })
})
