import { type Codec, openCodec, type Topic } from '@flagwise/schemas'
import { exampleTime } from '@flagwise/schemas/examples'
import { registryInMemory } from '@flagwise/schemas/registry'
import fc from 'fast-check'
import type { Pool } from 'pg'
import { expect } from 'vitest'
import type { Projection } from '../define-projection.ts'
import { type ConsumedRecord, partitionKey } from '../kafka/record.ts'
import { foldBatch, type OpenInput } from '../postgres/fold-batch.ts'
import { schemaOf } from '../postgres/install-version.ts'
import { OffsetsMoved, readOffsets } from '../postgres/offsets.ts'
import { writeBatch } from '../postgres/write-batch.ts'
import { anyDelivery, atOnce, backwards, type Delivery } from './deliveries.ts'
import type { GivenEvent } from './given-events.ts'
import type { TestPostgres } from './test-postgres.ts'

/** Rows by the table or view of `read_models` that the gateway reads: the columns that are named must be so, in whatever order the rows come. */
export type ExpectedRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

export interface GivenEvents {
  then(rows: ExpectedRows): Promise<void>
}

export interface SpecifyProjectionOptions {
  /** Random deliveries of each example, beside the first two; 6 when not said. */
  readonly deliveries?: number
}

/**
 * Specifies a projection by examples on a real Postgres: `given(event, …).then(rows)`. Each example runs through the write path of
 * production, again and again: with every batch twice, cut otherwise, partitions and topics mixed otherwise, writes that break half way
 * and zombies that write too. All must end in the same tables.
 */
export function specifyProjection(
  projection: Projection,
  database: TestPostgres,
  { deliveries = 6 }: SpecifyProjectionOptions = {},
): { given(...events: readonly GivenEvent[]): GivenEvents } {
  return {
    given: (...events) => ({
      // biome-ignore lint/suspicious/noThenProperty: it reads as a sentence, and nobody awaits the given events
      async then(rows) {
        const pool = await database.poolFor(projection)
        const { inputs, records } = await openInputs(projection, events)
        const end = async (delivered: readonly Delivery[]) => {
          await empty(pool, projection)
          await deliver(pool, projection, inputs, delivered)
          return contentsOf(pool, projection)
        }
        const tables = await end(atOnce(records))
        for (const [name, expected] of Object.entries(rows)) await expectRows(pool, name, expected)
        expect(await end(backwards(records)), 'tables after other deliveries').toEqual(tables)
        await fc.assert(
          fc.asyncProperty(anyDelivery(records), async (delivered) => {
            expect(await end(delivered), 'tables after other deliveries').toEqual(tables)
          }),
          { numRuns: deliveries },
        )
      },
    }),
  }
}

const partitionOf = (key: string): number =>
  [...key].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7) % 6

async function openInputs(
  projection: Projection,
  events: readonly GivenEvent[],
): Promise<{ readonly inputs: readonly OpenInput[]; readonly records: readonly ConsumedRecord[] }> {
  const registry = registryInMemory()
  const inputs = await Promise.all(
    projection.inputs.map(async (input) => ({ input, codec: await openCodec(input.topic, registry) })),
  )
  const codecs = new Map<Topic<unknown>, Codec<unknown>>()
  const nextOffsets = new Map<string, number>()
  const records: ConsumedRecord[] = []
  for (const { topic, event, key, partition: given } of events) {
    const codec = codecs.get(topic) ?? (await openCodec(topic, registry))
    codecs.set(topic, codec)
    const at = { topic: topic.name, partition: given ?? partitionOf(key) % topic.partitions }
    const offset = nextOffsets.get(partitionKey(at)) ?? 0
    nextOffsets.set(partitionKey(at), offset + 1)
    records.push({
      ...at,
      offset,
      timestamp: exampleTime + 50,
      key: Buffer.from(key),
      value: event === null ? null : codec.encode(event),
      headers: undefined,
    })
  }
  for (const { codec } of inputs) await codec.ready(records.map(({ value }) => value))
  return { inputs, records }
}

/** As the runtime does it: positions from Postgres, fold, rows and offsets in one transaction, and after a failure all again. */
async function deliver(
  pool: Pool,
  projection: Projection,
  inputs: readonly OpenInput[],
  deliveries: readonly Delivery[],
): Promise<void> {
  const partitions = deliveries.flatMap(({ records }) => records)
  const positions = async () =>
    new Map(
      (await readOffsets(pool, projection, unique(partitions))).map((at) => [partitionKey(at), at.offset]),
    )
  for (const { records, mishap } of deliveries) {
    const before = await positions()
    const batch = foldBatch(inputs, records, before)
    expect(batch.skipped, 'records that are not of their topic').toEqual([])
    if (mishap === 'offsets-advanced' || mishap === 'rows-written' || mishap === 'committed') {
      const broken = new Error(`the connection breaks: ${mishap}`)
      const breaks = (step: string): void => {
        if (step === mishap) throw broken
      }
      await expect(writeBatch(pool, projection, batch, breaks)).rejects.toBe(broken)
    } else await writeBatch(pool, projection, batch)
    if (mishap === 'a zombie writes it too')
      await expect(writeBatch(pool, projection, batch)).rejects.toThrow(OffsetsMoved)
    else if (mishap) {
      const again = foldBatch(inputs, records, await positions())
      if (again.steps.length > 0) await writeBatch(pool, projection, again)
    }
  }
}

const unique = (partitions: readonly ConsumedRecord[]) => [
  ...new Map(
    partitions.map(({ topic, partition }) => [`${topic}/${partition}`, { topic, partition }]),
  ).values(),
]

const tablesOf = async (pool: Pool, projection: Projection): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1 order by 1`,
    [schemaOf(projection)],
  )
  return rows.map(({ name }) => name)
}

async function empty(pool: Pool, projection: Projection): Promise<void> {
  const tables = [...(await tablesOf(pool, projection)), 'projections.offsets']
  await pool.query(tables.map((name) => `delete from ${name}`).join('; '))
}

/** Every row of every table, in an order of its own, and where the projection stands. */
async function contentsOf(pool: Pool, projection: Projection): Promise<Readonly<Record<string, unknown>>> {
  const contents: Record<string, unknown> = {}
  for (const name of [...(await tablesOf(pool, projection)), 'projections.offsets']) {
    const { rows } = await pool.query<{ row: object }>(
      `select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`,
    )
    contents[name] = rows.map(({ row }) => row)
  }
  return contents
}

async function expectRows(
  pool: Pool,
  name: string,
  expected: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const { rows } = await pool.query<Record<string, unknown>>(`select * from read_models.${name}`)
  for (const row of expected) expect(rows, name).toContainEqual(expect.objectContaining(row))
  expect(rows, name).toHaveLength(expected.length)
}
