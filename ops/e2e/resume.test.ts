import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoggedFlag, readFlagLog } from './clients/flag-log.ts'
import { type FlagFrame, type FlagSubscriber, subscribedToFlags } from './clients/flag-subscriber.ts'
import { signedInAt } from './clients/gateway-client.ts'
import { type Load, startLoad } from './oracle/load.ts'
import { verdictsOf } from './oracle/made-traffic.ts'
import { sharedSystem } from './system/join.ts'
import type { System } from './system/system.ts'
import { until } from './until.ts'

/** One subscriber's frames: what it had before it was cut off, and what came when it was back. */
interface Cut {
  readonly filter: object
  before: FlagSubscriber
  after?: FlagSubscriber
}

const framesOf = ({ before, after }: Cut): readonly FlagFrame[] => [
  ...before.frames,
  ...(after?.frames ?? []),
]
const flagsOf = (cut: Cut): readonly string[] =>
  framesOf(cut).flatMap(({ flags }) => flags.map(({ id }) => id))

describe('a subscriber that is cut off in the middle', () => {
  let system: System
  let token: string
  let load: Load
  let log: readonly LoggedFlag[]
  const cuts: Record<'socket' | 'filtered' | 'gateway', Cut | undefined> = {
    socket: undefined,
    filtered: undefined,
    gateway: undefined,
  }

  const at = (gateway: string) => ({ url: String(system.addresses.gateways[gateway]), token })
  const begin = async (filter: object): Promise<Cut> => ({
    filter,
    before: await subscribedToFlags({ ...at('gateway'), filter }),
  })
  const goOn = async (cut: Cut | undefined): Promise<void> => {
    if (!cut) throw new Error('not subscribed')
    const after = cut.before.frames.at(-1)?.cursor
    cut.after = await subscribedToFlags({ ...at('gateway-2'), filter: cut.filter, after })
  }
  const moreFlags = async (count: number): Promise<void> => {
    const wanted = verdictsOf(load.made).size + count
    await until('more traffic', () => verdictsOf(load.made).size >= wanted)
  }

  beforeAll(async () => {
    system = await sharedSystem()
    await system.start('gateway-2')
    ;({ token } = await signedInAt(system.addresses))
    cuts.socket = await begin({})
    cuts.filtered = await begin({ severities: ['CRITICAL'], minRiskScore: 50 })
    cuts.gateway = await begin({})
    load = await startLoad(system.addresses, { rate: 250, share: 0.5 })
    await until('flags on every stream', () =>
      Object.values(cuts).every((cut) => cut && flagsOf(cut).length > 50),
    )

    cuts.socket.before.cut()
    cuts.filtered.before.cut()
    await moreFlags(250)
    await Promise.all([goOn(cuts.socket), goOn(cuts.filtered)])

    await system.kill('gateway')
    await cuts.gateway.before.closed
    await moreFlags(250)
    await goOn(cuts.gateway)
    await system.start('gateway')
    await load.finish()
    log = await until('every flag on the topic', async () => {
      const ids = new Set(load.made.map(({ request }) => request.id))
      const flags = (await readFlagLog(system.addresses)).filter(({ requestId }) => ids.has(requestId))
      return flags.length >= verdictsOf(load.made).size && flags
    })
  })
  afterAll(async () => {
    for (const cut of Object.values(cuts)) {
      cut?.before.cut()
      cut?.after?.cut()
    }
    await system?.stop('gateway-2')
  })

  test.each([
    { how: 'by its socket', name: 'socket', matches: () => true },
    { how: 'with its gateway killed', name: 'gateway', matches: () => true },
    {
      how: 'with a filter',
      name: 'filtered',
      matches: ({ severity, riskScore }: LoggedFlag) => severity === 'critical' && riskScore >= 50,
    },
  ] as const)(
    '$how goes on with its last cursor at the other gateway: all once, in order, no gap',
    async (one) => {
      const cut = cuts[one.name]
      if (!cut) throw new Error('not subscribed')
      const wanted = log.filter(one.matches)
      const ids = new Set(wanted.map(({ id }) => id))
      const seen = await until('every flag on the stream', () => {
        const flags = flagsOf(cut).filter((id) => ids.has(id))
        return flags.length >= wanted.length && flags
      })
      expect(cut.before.flags().length).toBeGreaterThan(0)
      expect(cut.after?.flags().length).toBeGreaterThan(0)
      expect(seen.length).toBe(flagsOf(cut).length)

      const places = new Map(log.map(({ id, place }) => [id, place]))
      const byPartition = (flags: readonly string[]) =>
        Array.from({ length: 6 }, (_, partition) =>
          flags.filter((id) => places.get(id)?.partition === partition),
        )
      const inOrder = wanted.toSorted((a, b) => a.place.offset - b.place.offset).map(({ id }) => id)
      expect(byPartition(seen)).toEqual(byPartition(inOrder))
      expect(framesOf(cut).filter(({ gap }) => gap)).toEqual([])
    },
  )

  test('a cursor is of no use to a subscription with another filter, and the refusal says so', async () => {
    const after = String(cuts.socket?.before.frames.at(-1)?.cursor)
    const answer = await fetch(`${at('gateway-2').url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query:
          'subscription ($after: Cursor) { flagRaised(filter: { minRiskScore: 1 }, after: $after) { cursor } }',
        variables: { after },
      }),
    })
    expect(await answer.text()).toMatch(/belongs to another subscription or another filter/)
  })
})
