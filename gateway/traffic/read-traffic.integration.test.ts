import { derivedId } from '@flagwise/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { insertRows, installReadModels } from '../testing/read-models.ts'
import { trafficReads } from './read-traffic.ts'

const minute = (n: number): string => new Date(start + n * 60_000).toISOString()
const start = Date.parse('2026-03-02T09:00:00.000Z')

/** Requests and flags are counted in rows of their own. */
const counts = [
  { minute: minute(0), provider: 'openai', model: 'gpt-4o', severity: '', requests: 100, flagged: 0 },
  { minute: minute(0), provider: 'openai', model: 'gpt-4o', severity: 'high', requests: 0, flagged: 7 },
  { minute: minute(0), provider: 'google', model: 'gemini', severity: '', requests: 20, flagged: 0 },
  { minute: minute(2), provider: 'openai', model: 'gpt-4', severity: '', requests: 5, flagged: 0 },
  { minute: minute(2), provider: 'openai', model: 'gpt-4', severity: 'medium', requests: 0, flagged: 2 },
  { minute: minute(61), provider: 'google', model: 'gemini', severity: '', requests: 1, flagged: 0 },
]
const rule = (n: number): string => derivedId('test', 'rule', String(n))

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await installReadModels(database.pool)
  await insertRows(database.pool, 'traffic_v1.traffic', counts)
  await insertRows(database.pool, 'traffic_v1.traffic_rules', [
    { minute: minute(0), rule_id: rule(1), rule_version: 1, name: 'Old name', severity: 'high', flagged: 7 },
    {
      minute: minute(2),
      rule_id: rule(1),
      rule_version: 1,
      name: 'New name',
      severity: 'critical',
      flagged: 1,
    },
    { minute: minute(2), rule_id: rule(2), rule_version: 1, name: 'Models', severity: 'medium', flagged: 9 },
    { minute: minute(61), rule_id: rule(3), rule_version: 1, name: 'Later', severity: 'low', flagged: 99 },
  ])
}, 60_000)
afterAll(() => database.close())

describe('traffic', () => {
  const between = (from: number, to: number, resolution: 'minute' | 'hour') =>
    trafficReads(database.pool).between(start + from * 60_000, start + to * 60_000, resolution)

  test('has a bucket for each minute, also where there was nothing', async () => {
    const { buckets, requests, flagged } = await between(0, 4, 'minute')
    expect(buckets).toEqual([
      { start, requests: 120, flagged: 7 },
      { start: start + 60_000, requests: 0, flagged: 0 },
      { start: start + 120_000, requests: 5, flagged: 2 },
      { start: start + 180_000, requests: 0, flagged: 0 },
    ])
    expect({ requests, flagged }).toEqual({ requests: 125, flagged: 9 })
  })

  test('by provider, model and severity each add up to the whole', async () => {
    const traffic = await between(0, 60, 'minute')
    expect(traffic.byProvider).toEqual([
      { name: 'openai', requests: 105, flagged: 9 },
      { name: 'google', requests: 20, flagged: 0 },
    ])
    expect(traffic.byModel.map(({ name }) => name)).toEqual(['gpt-4o', 'gemini', 'gpt-4'])
    expect(traffic.bySeverity).toEqual([
      { severity: 'critical', flagged: 0 },
      { severity: 'high', flagged: 7 },
      { severity: 'medium', flagged: 2 },
      { severity: 'low', flagged: 0 },
    ])
    for (const part of [traffic.byProvider, traffic.byModel, traffic.bySeverity])
      expect(part.reduce((sum, { flagged }) => sum + flagged, 0)).toBe(traffic.flagged)
  })

  test('the rules that matched most come first, under their newest name', async () => {
    expect((await between(0, 60, 'minute')).topRules).toEqual([
      { ruleId: rule(2), name: 'Models', severity: 'medium', flagged: 9 },
      { ruleId: rule(1), name: 'New name', severity: 'critical', flagged: 8 },
    ])
  })

  test('by the hour', async () => {
    const { buckets } = await between(0, 120, 'hour')
    expect(buckets.map(({ requests }) => requests)).toEqual([125, 1])
  })

  test('where there was none there are zeros', async () => {
    const { requests, buckets, topRules } = await trafficReads(database.pool).between()
    expect({ requests, buckets: buckets.length, topRules }).toEqual({
      requests: 0,
      buckets: 60,
      topRules: [],
    })
  })

  test('what there is to filter by is of late', async () => {
    expect(await trafficReads(database.pool).filterOptions()).toEqual({ providers: [], models: [] })
    const now = new Date().toISOString()
    await insertRows(database.pool, 'traffic_v1.traffic', [
      { minute: now, provider: 'openai', model: 'gpt-4o', severity: '', requests: 1, flagged: 0 },
      { minute: now, provider: 'openai', model: 'gpt-4', severity: 'low', requests: 0, flagged: 1 },
    ])
    expect(await trafficReads(database.pool).filterOptions()).toEqual({
      providers: ['openai'],
      models: ['gpt-4', 'gpt-4o'],
    })
  })
})
