import { randomUUID } from 'node:crypto'
import { type Codec, type Flag, type LlmRequest, openCodec, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateRequest } from '../traffic/generate.ts'
import { originalJson } from '../traffic/original-json.ts'
import { readFlagLog } from './clients/flag-log.ts'
import { type FlagSubscriber, subscribedToFlags } from './clients/flag-subscriber.ts'
import { allSince, type GatewayClient, signedInAt } from './clients/gateway-client.ts'
import { openPlainProducer, type PlainProducer } from './clients/plain-producer.ts'
import { differences, noDifferences, rulesOf, type Verdicts } from './oracle/differences.ts'
import { madeTraffic, mixedRecord, verdictsOf } from './oracle/made-traffic.ts'
import { sharedSystem } from './system/join.ts'
import type { System } from './system/system.ts'
import { until } from './until.ts'

const cases = [
  { rule: 'Critical Keywords', prompt: 'the password is in the vault', severity: 'CRITICAL', score: 50 },
  { rule: 'Email Pattern', prompt: 'write to jane.doe@example.com today', severity: 'HIGH', score: 30 },
  { rule: 'Credit Card Pattern', prompt: 'paid with 4242 4242 4242 4242', severity: 'CRITICAL', score: 60 },
  { rule: 'IP Address Pattern', prompt: 'the host 203.0.113.7 is down', severity: 'MEDIUM', score: 20 },
  { rule: 'Phone Number Pattern', prompt: 'call 202-555-0123 at noon', severity: 'MEDIUM', score: 15 },
  { rule: 'Restricted Models', prompt: 'hello there', model: ' GPT-4 ', severity: 'MEDIUM', score: 20 },
].flatMap((one) => [
  { ...one, form: 'JSON' as const },
  { ...one, form: 'Avro' as const },
])

interface ListedFlag {
  readonly requestId: string
  readonly severity: string
  readonly riskScore: number
  readonly matches: readonly { readonly name: string; readonly excerpt: string }[]
}
interface ListedRequest {
  readonly id: string
  readonly flagged: boolean
}

const requestNamed = (prompt: string, model = 'gpt-4o-mini'): LlmRequest => ({
  ...generateRequest({ seed: 1, share: 0 }, 0, Date.now()).request,
  id: randomUUID(),
  prompt,
  model,
})

describe('the six default rules', () => {
  let system: System
  let client: GatewayClient
  let producer: PlainProducer
  let codec: Codec<LlmRequest>
  let subscriber: FlagSubscriber
  const startedAt = Date.now()

  beforeAll(async () => {
    system = await sharedSystem()
    client = await signedInAt(system.addresses)
    producer = await openPlainProducer(system.addresses.kafka)
    codec = await openCodec(topics.llmRequests, registryAt(system.addresses.registry))
    subscriber = await subscribedToFlags(client)
  })
  afterAll(async () => {
    subscriber?.cut()
    await producer?.close()
  })

  const send = (request: LlmRequest, form: 'JSON' | 'Avro') =>
    producer.send('llm_requests', [form === 'JSON' ? originalJson(request) : codec.encode(request)])
  const onTopic = async (id: string): Promise<readonly Flag[]> =>
    (await readFlagLog(system.addresses)).filter(({ requestId }) => requestId === id)
  const onFrames = (id: string) => subscriber.flags().filter(({ requestId }) => requestId === id)

  test.each(cases)(
    '$rule, sent as $form, reaches the topic, the tables and subscribers once',
    async (one) => {
      const request = requestNamed(one.prompt, one.model)
      await send(request, one.form)

      const frame = await until('a frame with the flag', () => onFrames(request.id)[0])
      expect(frame).toMatchObject({
        severity: one.severity,
        riskScore: one.score,
        matches: [{ name: one.rule }],
      })
      const flags = await onTopic(request.id)
      expect(flags.map(({ matches }) => matches.map(({ name }) => name))).toEqual([[one.rule]])

      const query = `query ($id: ID!) { request(id: $id) {
      flagged prompt model flags { requestId severity riskScore matches { name excerpt } } } }`
      const shown = await until('the row with its flag', async () => {
        const { request: row } = await client.ask<{
          request: (ListedRequest & { prompt: string; model: string; flags: readonly ListedFlag[] }) | null
        }>(query, { id: request.id })
        return row?.flagged && row
      })
      expect(shown).toMatchObject({
        prompt: one.prompt,
        model: request.model.trim().toLowerCase(),
        flags: [{ requestId: request.id, severity: one.severity, matches: [{ name: one.rule }] }],
      })
      expect(onFrames(request.id)).toHaveLength(1)
    },
  )

  test('a request that breaks no rule is stored and raises nothing', async () => {
    const silent = requestNamed('what grows well beside tomatoes?')
    await send(silent, 'JSON')
    const after = requestNamed('the password is in the vault')
    await producer.send('llm_requests', [originalJson(after)])
    await until('a later flag', () => onFrames(after.id)[0])
    const row = await until('the row', async () => {
      const answer = await client.ask<{ request: ListedRequest | null }>(
        'query ($id: ID!) { request(id: $id) { id flagged } }',
        { id: silent.id },
      )
      return answer.request ?? undefined
    })
    expect(row).toEqual({ id: silent.id, flagged: false })
    expect(await onTopic(silent.id)).toEqual([])
    expect(onFrames(silent.id)).toEqual([])
  })

  test('of 3,000 requests exactly those that break a rule are flagged, by exactly their rules, everywhere', async () => {
    const made = madeTraffic(3_000, 0.3)
    const expected: Verdicts = verdictsOf(made)
    const ids = new Set(made.map(({ request }) => request.id))
    await producer.send(
      'llm_requests',
      made.map(({ request }, number) => mixedRecord(codec, request, number)),
    )
    const seen = (
      flags: readonly {
        readonly requestId: string
        readonly matches: readonly { readonly name: string }[]
      }[],
    ) =>
      flags
        .filter(({ requestId }) => ids.has(requestId))
        .map(({ requestId, matches }) => ({ id: requestId, rules: rulesOf(matches.map(({ name }) => name)) }))

    await until('all flags on frames', () => seen(subscriber.flags()).length >= expected.size)
    const listed = await until('all requests in the tables', async () => {
      const rows = await allSince<ListedRequest>(client, 'requests', 'id flagged', startedAt)
      const ours = rows.filter(({ id }) => ids.has(id))
      return (
        ours.length >= made.length && ours.filter(({ flagged }) => flagged).length >= expected.size && ours
      )
    })
    const flags = await allSince<ListedFlag>(client, 'flags', 'requestId matches { name }', startedAt)

    expect(differences(expected, seen(await readFlagLog(system.addresses)))).toEqual(noDifferences)
    expect(differences(expected, seen(subscriber.flags()))).toEqual(noDifferences)
    expect(differences(expected, seen(flags))).toEqual(noDifferences)
    expect(new Set(listed.map(({ id }) => id))).toEqual(ids)
    expect(new Set(listed.filter(({ flagged }) => flagged).map(({ id }) => id))).toEqual(
      new Set(expected.keys()),
    )
    expect(listed).toHaveLength(made.length)
    expect(subscriber.frames.filter(({ gap }) => gap)).toEqual([])
  })
})
