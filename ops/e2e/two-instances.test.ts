import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GeneratedRequest } from '../traffic/generate.ts'
import { readFlagLog } from './clients/flag-log.ts'
import { type FlagSubscriber, subscribedToFlags } from './clients/flag-subscriber.ts'
import { allSince, clientAt, type GatewayClient, signedInAt } from './clients/gateway-client.ts'
import { partitionsOfMembers } from './clients/group-members.ts'
import { differences, noDifferences, rulesOf, type Verdicts } from './oracle/differences.ts'
import { startLoad } from './oracle/load.ts'
import { verdictsOf } from './oracle/made-traffic.ts'
import { sharedSystem } from './system/join.ts'
import type { System } from './system/system.ts'
import { until } from './until.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

interface ListedFlag {
  readonly id: string
  readonly requestId: string
  readonly severity: string
  readonly matches: readonly { readonly name: string }[]
}

describe('two instances of detection and two gateways', () => {
  const startedAt = Date.now()
  let system: System
  let clients: readonly GatewayClient[]
  let subscribers: readonly FlagSubscriber[]
  let critical: readonly FlagSubscriber[]
  let made: readonly GeneratedRequest[]
  let expected: Verdicts
  const splits: (readonly number[])[] = []

  const split = async (...wanted: readonly number[]): Promise<void> => {
    splits.push(
      await until(`a split of ${wanted.join(' and ')}`, async () => {
        const found = await partitionsOfMembers(system.addresses.kafka, 'flagwise-detection')
        return found.join() === wanted.join() && found
      }),
    )
  }
  const ours = <T extends { readonly requestId: string }>(flags: readonly T[]): readonly T[] => {
    const ids = new Set(made.map(({ request }) => request.id))
    return flags.filter(({ requestId }) => ids.has(requestId))
  }
  const verdicts = (flags: readonly Pick<ListedFlag, 'requestId' | 'matches'>[]) =>
    ours(flags).map(({ requestId, matches }) => ({
      id: requestId,
      rules: rulesOf(matches.map(({ name }) => name)),
    }))

  beforeAll(async () => {
    system = await sharedSystem()
    await system.start('gateway-2')
    const first = await signedInAt(system.addresses)
    clients = Object.values(system.addresses.gateways).map((url) => clientAt(url, first.token))
    subscribers = await Promise.all([...clients, ...clients].map(subscribedToFlags))
    const filter = { severities: ['CRITICAL'] }
    critical = await Promise.all(clients.map((client) => subscribedToFlags({ ...client, filter })))

    const load = await startLoad(system.addresses, { rate: 250, share: 0.3 })
    await split(6)
    await system.start('detection-2')
    await split(3, 3)
    await pause(2_000)
    await system.stop('detection-2')
    await split(6)
    await pause(1_000)
    made = await load.finish()
    expected = verdictsOf(made)
  })
  afterAll(async () => {
    for (const subscriber of [...(subscribers ?? []), ...(critical ?? [])]) subscriber.cut()
    await system?.stop('gateway-2')
  })

  test('the partitions are split evenly, and go back when one instance leaves', () => {
    expect(splits).toEqual([[6], [3, 3], [6]])
  })

  test('nothing is lost and nothing is doubled while one instance comes and leaves', async () => {
    const flags = await until('every flag', async () => {
      const found = await readFlagLog(system.addresses)
      return ours(found).length >= expected.size && found
    })
    expect(differences(expected, verdicts(flags))).toEqual(noDifferences)
  })

  test('every subscriber of either gateway has all flags once', async () => {
    for (const subscriber of subscribers) {
      await until('every flag on the stream', () => ours(subscriber.flags()).length >= expected.size)
      expect(differences(expected, verdicts(subscriber.flags()))).toEqual(noDifferences)
    }
  })

  test('a filtered subscriber of either gateway has those that match, and no others', async () => {
    const flags = (await readFlagLog(system.addresses)).filter(({ severity }) => severity === 'critical')
    const wanted = new Map(verdicts(flags).map(({ id, rules }) => [id, rules]))
    for (const subscriber of critical) {
      await until('every critical flag', () => ours(subscriber.flags()).length >= wanted.size)
      expect(differences(wanted, verdicts(subscriber.flags()))).toEqual(noDifferences)
    }
  })

  test('both gateways answer the same queries with the same', async () => {
    const answers = await Promise.all(
      clients.map((client) =>
        until('every flag in the tables', async () => {
          const flags = await allSince<ListedFlag>(
            client,
            'flags',
            'id requestId severity matches { name }',
            startedAt,
          )
          return ours(flags).length >= expected.size && flags
        }),
      ),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(differences(expected, verdicts(answers[0] ?? []))).toEqual(noDifferences)
  })
})
