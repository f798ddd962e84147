import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openCodec, type Rule, topicNamed, topics } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import { registryInMemory } from '@flagwise/schemas/registry'
import pino from 'pino'
import { Registry } from 'prom-client'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineProjection, input } from '../define-projection.ts'
import { createTopics } from '../kafka/admin.ts'
import { openProducer } from '../kafka/producer.ts'
import { type TestDatabase, testPostgres } from '../testing/test-postgres.ts'
import { createBuildUp } from './build-up.ts'
import { installVersion } from './install-version.ts'
import { runProjection } from './run-projection.ts'
import { type WriteStep, writeBatch } from './write-batch.ts'

const postgres = testPostgres()
const kafka = { bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '', clientId: 'flagwise-test' }
const registry = registryInMemory()
const dir = mkdtempSync(join(tmpdir(), 'flagwise-'))
const tables = pathToFileURL(join(dir, 'tables.sql'))
writeFileSync(tables, 'create table seen (id text primary key)')
afterAll(() => rmSync(dir, { recursive: true }))
const patiently = { timeout: 20_000, interval: 50 }

let name: string
let database: TestDatabase
let running: { readonly stop: AbortController; readonly ended: Promise<void> }[]
beforeEach(async () => {
  name = `test-${randomUUID()}`
  running = []
  database = await postgres.empty()
  await createTopics(kafka, [{ ...topic(), partitions: 2 }], 1)
})
afterEach(async () => {
  for (const { stop } of running) stop.abort()
  await Promise.all(running.map(({ ended }) => ended))
})

const topic = () => topicNamed(topics.detectionRules, name)

/** Starts an instance of a version of a projection that writes down the key of each record. */
function start(version: number, onStep?: (step: WriteStep) => Promise<void>): { stop(): Promise<void> } {
  const projection = defineProjection({
    name,
    version,
    tables,
    serves: ['seen'],
    inputs: [
      input<Rule>({
        topic: topic(),
        fold: (batch) => [
          { text: 'insert into seen select unnest($1::text[])', values: [batch.map(({ key }) => key)] },
        ],
      }),
    ],
  })
  const stop = new AbortController()
  const service = { name, log: pino({ level: 'silent' }), metrics: new Registry(), stopping: stop.signal }
  const ended = runProjection(projection, service, {
    bootstrapServers: kafka.bootstrapServers,
    databaseUrl: database.url,
    registry,
    sessionTimeoutMs: 2_000,
    ...(onStep ? { onStep } : {}),
  })
  running.push({ stop, ended })
  return {
    stop() {
      stop.abort()
      return ended
    },
  }
}

async function append(keys: readonly string[], how: 'commit' | 'abort' = 'commit'): Promise<void> {
  const codec = await openCodec(topic(), registry)
  const producer = await openProducer(kafka, `${name}.producer`)
  await producer.begin()
  for (const key of keys) producer.produce({ topic: name, key, value: codec.encode(aRule()) })
  await producer.flushed()
  await producer[how]()
  await producer.close()
}

const keys = (count: number, kind = 'key'): readonly string[] =>
  Array.from({ length: count }, (_, number) => `${kind} ${number}`)
const served = async (): Promise<{ readonly version: number; readonly rows: number }> => {
  const { rows } = await database.pool.query<{ version: number; rows: number }>(
    `select version, (select count(*) from read_models.seen) as rows from projections.versions where active`,
  )
  return rows[0] ?? { version: 0, rows: 0 }
}
const untilServed = (version: number, rows: number) =>
  expect.poll(served, patiently).toEqual({ version, rows })

describe('a new version of a read model', () => {
  test('is built beside the one that serves, and serves when it has all of it', async () => {
    await append(keys(50))
    const first = start(1)
    await untilServed(1, 50)
    await first.stop()

    const held = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    start(2, (step) => {
      if (step !== 'rows-written') return Promise.resolve()
      reached.resolve()
      return held.promise
    })
    await reached.promise
    expect(await served()).toEqual({ version: 1, rows: 50 })
    held.resolve()
    await untilServed(2, 50)
    await append(keys(5, 'more'))
    await untilServed(2, 55)
  })

  test('does not serve before it has read anything', async () => {
    await append(keys(10))
    const first = start(1)
    await untilServed(1, 10)
    await first.stop()
    const seen: number[] = []
    start(2)
    do {
      const now = await served()
      seen.push(now.rows)
      if (now.version === 2) break
      await new Promise((resolve) => setTimeout(resolve, 5))
    } while (seen.length < 4_000)
    expect(await served()).toEqual({ version: 2, rows: 10 })
    expect(new Set(seen)).toEqual(new Set([10]))
  })

  test('serves though the log ends in records that were aborted', async () => {
    await append(keys(10))
    await append(keys(5, 'never'), 'abort')
    await append(keys(7, 'never'), 'abort')
    const first = start(1)
    await untilServed(1, 10)
    await first.stop()
    start(2)
    await untilServed(2, 10)
  })

  test('serves under traffic that never stops', async () => {
    await append(keys(10))
    const first = start(1)
    await untilServed(1, 10)
    await first.stop()
    let stopped = false
    const traffic = (async () => {
      const codec = await openCodec(topic(), registry)
      const producer = await openProducer(kafka, `${name}.traffic`)
      for (let number = 0; !stopped; number++) {
        await producer.begin()
        producer.produce({ topic: name, key: `traffic ${number}`, value: codec.encode(aRule()) })
        await producer.flushed()
        await producer.commit()
      }
      await producer.close()
    })()
    start(2)
    await expect.poll(async () => (await served()).version, patiently).toBe(2)
    stopped = true
    await traffic
  })
})

describe('a build-up', () => {
  const version = () => ({ name, version: 2, tables, serves: ['seen'], inputs: [] })
  const inputs = async () => [
    { input: input<Rule>({ topic: topic(), fold: () => [] }), codec: await openCodec(topic(), registry) },
  ]
  /** A log of two partitions that end there. */
  const log = (...ends: readonly number[]) => ({
    partitions: async (isWanted: (topic: string) => boolean) =>
      ends.map((_end, partition) => ({ topic: name, partition })).filter((at) => isWanted(at.topic)),
    watermarks: async ({ partition }: { readonly partition: number }) => ({
      low: 0,
      high: ends[partition] ?? 0,
    }),
  })
  const fold = (partition: number, expected: number, offset: number) =>
    writeBatch(database.pool, version(), {
      statements: [],
      steps: [{ topic: name, partition, expected, offset }],
    })

  test('is done when every partition is folded to its end, whoever reads it', async () => {
    await installVersion(database.pool, version())
    const isDone = async (...ends: readonly number[]) =>
      createBuildUp(database.pool, version(), await inputs()).isDone(log(...ends))
    expect(await isDone(5, 3)).toBe(false)
    await fold(0, 0, 5)
    expect(await isDone(5, 3)).toBe(false)
    await fold(1, 0, 2)
    expect(await isDone(5, 3)).toBe(false)
    await fold(1, 2, 3)
    expect(await isDone(5, 3)).toBe(true)
    expect(await isDone(6, 3)).toBe(false)
  })

  test('is not done when what it has reached is long past: then it looks for a newer end', async () => {
    await installVersion(database.pool, version())
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const buildUp = createBuildUp(database.pool, version(), await inputs())
      expect(await buildUp.isDone(log(5, 0))).toBe(false)
      await fold(0, 0, 5)
      vi.advanceTimersByTime(10_000)
      expect(await buildUp.isDone(log(900, 0))).toBe(false)
      vi.advanceTimersByTime(300)
      expect(await buildUp.isDone(log(900, 0))).toBe(false)
      await fold(0, 5, 900)
      vi.advanceTimersByTime(300)
      expect(await buildUp.isDone(log(950, 0))).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
})
