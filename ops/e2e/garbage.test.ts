import { randomUUID } from 'node:crypto'
import { type DeadLetter, type LlmRequest, openCodec, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'
import { beforeAll, describe, expect, test } from 'vitest'
import { originalJson } from '../traffic/original-json.ts'
import { readFlagLog } from './clients/flag-log.ts'
import { signedInAt } from './clients/gateway-client.ts'
import { type Metrics, metricsAt } from './clients/metrics.ts'
import { type Coordinates, openPlainProducer } from './clients/plain-producer.ts'
import { readTopic } from './clients/read-topic.ts'
import { differences, noDifferences, rulesOf } from './oracle/differences.ts'
import { type Garbage, garbage, secretText } from './oracle/garbage.ts'
import { madeTraffic, mixedRecord, verdictsOf } from './oracle/made-traffic.ts'
import { sharedSystem } from './system/join.ts'
import type { System } from './system/system.ts'
import { until } from './until.ts'

const processors = ['detection', 'intake'] as const
const counted = ['consumed', 'emitting', 'silent', 'dead_lettered'] as const
type Counts = Readonly<Record<(typeof counted)[number], number>>

const countsOf = (metrics: Metrics): Counts => {
  const total = (name: string): number => metrics.total(`flagwise_records_${name}_total`)
  return {
    consumed: total('consumed'),
    emitting: total('emitting'),
    silent: total('silent'),
    dead_lettered: total('dead_lettered'),
  }
}

interface Bad extends Garbage {
  readonly at: Coordinates
}

describe('garbage among good records', () => {
  /** Twenty good records to one bad one, and a good one as large as the largest bad one. */
  const made = madeTraffic(500, 0.3)
  const large: LlmRequest = {
    ...(made[0]?.request as LlmRequest),
    id: randomUUID(),
    model: 'gpt-4o',
    prompt: `${'Plain words, again and again. '.repeat(174_000)} password`,
  }
  let system: System
  let bad: readonly Bad[]
  let letters: readonly DeadLetter[]
  let before: Readonly<Record<string, Counts>>

  const countsNow = async (): Promise<Readonly<Record<string, Counts>>> =>
    Object.fromEntries(
      await Promise.all(
        processors.map(
          async (name) => [name, countsOf(await metricsAt(system.addresses.metrics[name]))] as const,
        ),
      ),
    )

  async function readLetters(): Promise<readonly DeadLetter[]> {
    const { kafka, registry } = system.addresses
    const { name } = topics.deadLetters
    const codec = await openCodec(topics.deadLetters, registryAt(registry))
    const ours = new Set(bad.map(({ at }) => `${at.topic}/${at.partition}/${at.offset}`))
    const records = await readTopic(kafka, name)
    await codec.ready(records.map(({ value }) => value))
    return records
      .map(({ value, partition, offset }) => codec.decode(value, { topic: name, partition, offset }))
      .filter(({ source }) => ours.has(`${source.topic}/${source.partition}/${source.offset}`))
  }

  beforeAll(async () => {
    system = await sharedSystem()
    before = await countsNow()
    const codec = await openCodec(topics.llmRequests, registryAt(system.addresses.registry))
    const producer = await openPlainProducer(system.addresses.kafka)
    const kinds = garbage(codec)
    const every = Math.floor(made.length / kinds.length)
    const values: (Buffer | string | null)[] = []
    const places: number[] = []
    for (const [number, { request }] of made.entries()) {
      const kind = number % every === 0 ? kinds[number / every] : undefined
      if (kind) places.push(values.push(kind.value) - 1)
      values.push(mixedRecord(codec, request, number))
    }
    values.push(originalJson(large))
    const sent = await producer.send('llm_requests', values)
    await producer.close()
    bad = places.flatMap((place, number) => {
      const [kind, at] = [kinds[number], sent[place]]
      return kind && at ? [{ ...kind, at }] : []
    })
    expect(bad).toHaveLength(kinds.length)
    letters = await until('a dead letter of each bad record and processor', async () => {
      const found = await readLetters()
      return found.length >= processors.length * bad.length && found
    })
  })

  test('each bad record is in dead letters once per processor: its bytes, where it stood, and why', () => {
    for (const processor of processors)
      for (const { what, value, at, errorClass, says } of bad) {
        const found = letters.filter(
          ({ processor: by, source }) =>
            by === processor && source.partition === at.partition && source.offset === at.offset,
        )
        expect({ what, found: found.length }).toEqual({ what, found: 1 })
        const [letter] = found
        expect({ what, errorClass: letter?.errorClass }).toEqual({ what, errorClass })
        expect(letter?.message).toMatch(says)
        expect(letter?.source.topic).toBe('llm_requests')
        expect(value === null ? letter?.value === null : letter?.value?.equals(value)).toBe(true)
      }
  })

  test('no message of a dead letter gives away text of the record', () => {
    expect(letters.map(({ message }) => message).filter((message) => message.includes(secretText))).toEqual(
      [],
    )
  })

  test('every good record comes through, whatever stood before and after it', async () => {
    const expected = new Map([...verdictsOf(made), [large.id, 'Critical Keywords']])
    const ids = new Set([...made.map(({ request }) => request.id), large.id])
    const flags = await until('all flags', async () => {
      const found = (await readFlagLog(system.addresses)).filter(({ requestId }) => ids.has(requestId))
      return found.length >= expected.size && found
    })
    const seen = flags.map(({ requestId, matches }) => ({
      id: requestId,
      rules: rulesOf(matches.map(({ name }) => name)),
    }))
    expect(differences(expected, seen)).toEqual(noDifferences)

    const client = await signedInAt(system.addresses)
    const stored = await until('the large one in the tables', async () => {
      const { request } = await client.ask<{ request: { prompt: string; flagged: boolean } | null }>(
        'query ($id: ID!) { request(id: $id) { prompt flagged } }',
        { id: large.id },
      )
      return request?.flagged && request
    })
    expect(stored.prompt === large.prompt).toBe(true)
  })

  test('both processors account for every record: consumed = emitting + silent + dead-lettered', async () => {
    const good = made.length + 1
    const flagged = verdictsOf(made).size + 1
    const grown = await until('both processors to have counted all', async () => {
      const now = await countsNow()
      const by = Object.fromEntries(
        processors.map((name) => [
          name,
          Object.fromEntries(
            counted.map((count) => [count, (now[name]?.[count] ?? 0) - (before[name]?.[count] ?? 0)]),
          ),
        ]),
      )
      return processors.every((name) => (by[name]?.consumed ?? 0) >= good + bad.length) && by
    })
    const dead_lettered = bad.length
    const consumed = good + bad.length
    expect(grown).toEqual({
      detection: { consumed, emitting: flagged, silent: good - flagged, dead_lettered },
      intake: { consumed, emitting: good, silent: 0, dead_lettered },
    })
  })
})
