import { topics } from '@flagwise/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GeneratedRequest } from '../traffic/generate.ts'
import { harmsOf } from './chaos/harms.ts'
import { readTables, type Tables } from './chaos/tables.ts'
import { readFlagLog } from './clients/flag-log.ts'
import { signedInAt } from './clients/gateway-client.ts'
import { readTopic } from './clients/read-topic.ts'
import { keepSubscribed, type ResumingSubscriber } from './clients/resuming-subscriber.ts'
import { differences, noDifferences, rulesOf, type Verdicts } from './oracle/differences.ts'
import { startLoad } from './oracle/load.ts'
import { verdictsOf } from './oracle/made-traffic.ts'
import { type OpenedSystem, openSystem } from './system/open-system.ts'
import { until } from './until.ts'

const rounds = Number(process.env.FLAGWISE_CHAOS_ROUNDS) || 1
const secondInstances = [
  'detection-2',
  'intake-2',
  'projection-requests-2',
  'projection-rules-2',
  'projection-traffic-2',
  'gateway-2',
]

describe('under load, with every part killed and frozen in turn', () => {
  let system: OpenedSystem
  let made: readonly GeneratedRequest[]
  let expected: Verdicts
  let subscriber: ResumingSubscriber
  let tables: Tables

  beforeAll(async () => {
    system = await openSystem('chaos')
    await Promise.all(secondInstances.map((part) => system.start(part)))
  })
  afterAll(async () => {
    await subscriber?.close()
    await system?.close()
  })

  test('everything comes back, and everything that was sent is worked off', {
    timeout: rounds * 400_000,
  }, async () => {
    const { token } = await signedInAt(system.addresses)
    subscriber = keepSubscribed(Object.values(system.addresses.gateways), token)
    await until('the subscription', () => subscriber.frames.length > 0)
    const load = await startLoad(system.addresses, { rate: 300, share: 0.3 })
    for (let round = 0; round < rounds; round++)
      for (const harm of harmsOf(round)) {
        const startedAt = Date.now()
        await harm.do(system)
        console.log(
          `${harm.name}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s, ${load.made.length} sent`,
        )
        await new Promise((resolve) => setTimeout(resolve, 1_000))
      }
    made = await load.finish()
    expected = verdictsOf(made)
    tables = await until(
      'every request and every flag in the tables',
      async () => {
        const now = await readTables(system.addresses.database)
        const { requests, flags, traffic } = now
        const enough = requests.length >= made.length && flags.length >= expected.size
        return enough && traffic.requests >= made.length && traffic.flagged >= expected.size && now
      },
      { deadlineMs: 120_000, everyMs: 1_000 },
    )
  })

  test('the flag topic has a flag of exactly those requests that break a rule, once each', async () => {
    const flags = await readFlagLog(system.addresses)
    const seen = flags.map(({ requestId, matches }) => ({
      id: requestId,
      rules: rulesOf(matches.map(({ name }) => name)),
    }))
    expect(differences(expected, seen)).toEqual(noDifferences)
  })

  test('the topic of requests has each request once, and none went to dead letters', async () => {
    const all: Verdicts = new Map(made.map(({ request }) => [request.id, '']))
    const stored = await readTopic(system.addresses.kafka, topics.requests.name)
    expect(
      differences(
        all,
        stored.map(({ key }) => ({ id: String(key), rules: '' })),
      ),
    ).toEqual(noDifferences)
    expect(await readTopic(system.addresses.kafka, topics.deadLetters.name)).toEqual([])
  })

  test('the tables have each request and each flag once, and the sums of the traffic are theirs', () => {
    const { requests, flags, traffic, rules } = tables
    expect(
      differences(
        new Map(made.map(({ request }) => [request.id, String(expected.has(request.id))])),
        requests.map(({ id, flagged }) => ({ id, rules: String(flagged) })),
      ),
    ).toEqual(noDifferences)
    expect(
      differences(
        expected,
        flags.map(({ id, names }) => ({ id, rules: rulesOf(names) })),
      ),
    ).toEqual(noDifferences)
    expect(traffic).toEqual({ requests: made.length, flagged: expected.size })
    const matched: Record<string, number> = {}
    for (const { expectedRules } of made)
      for (const name of expectedRules) matched[name] = (matched[name] ?? 0) + 1
    expect(rules).toEqual(matched)
  })

  test('a subscriber that came back after each cut has every flag once, with no gap', async () => {
    await until('the last flag', () => subscriber.flags().length >= expected.size)
    const seen = subscriber.flags().map(({ requestId, matches }) => ({
      id: requestId,
      rules: rulesOf(matches.map(({ name }) => name)),
    }))
    expect(differences(expected, seen)).toEqual(noDifferences)
    expect(subscriber.frames.filter(({ gap }) => gap)).toEqual([])
    expect(subscriber.returns).toBeGreaterThan(0)
  })
})
