import { openCodec } from '@flagwise/schemas'
import type { SchemaSource } from '@flagwise/schemas/registry'
import type { Pool } from 'pg'
import type { Projection } from '../define-projection.ts'
import { type GroupConsumer, openConsumer } from '../kafka/consumer.ts'
import { type ConsumedRecord, partitionKey } from '../kafka/record.ts'
import { openWatchedConsumer } from '../kafka/watched-consumer.ts'
import type { Service } from '../service/service.ts'
import { backOffMs, pause } from '../service/shutdown.ts'
import { createWaiting } from '../service/waiting.ts'
import { createBuildUp } from './build-up.ts'
import { type FoldedBatch, foldBatch, type OpenInput, withEnds } from './fold-batch.ts'
import { activateVersion, installVersion } from './install-version.ts'
import { OffsetsMoved, readOffsets } from './offsets.ts'
import { openPool } from './pool.ts'
import { projectionMetrics } from './projection-metrics.ts'
import { type WriteStep, writeBatch } from './write-batch.ts'

/** Most records in a batch. */
const maxBatch = 2_000

export interface RunProjectionOptions {
  readonly bootstrapServers: string
  readonly databaseUrl: string
  readonly registry: SchemaSource
  readonly sessionTimeoutMs: number
  readonly onReadiness?: (reasons: () => Readonly<Record<string, string>>) => void
  /** Where a test may end the process. */
  readonly onStep?: (step: WriteStep) => void | Promise<void>
}

/**
 * Runs a projection until the service stops. While Postgres writes a batch, the next one is fetched and decoded. Errors of the world are
 * waited out; after any failed write, positions are read back from Postgres, which alone knows what was folded.
 */
export async function runProjection(
  projection: Projection,
  { log, metrics: registry, stopping }: Service,
  options: RunProjectionOptions,
): Promise<void> {
  const metrics = projectionMetrics(registry)
  const pool: Pool = openPool(options.databaseUrl, { max: 4, log })
  const waiting = createWaiting(log, stopping)
  options.onReadiness?.(waiting.reasons)

  let serves = await waiting.out('postgres', () => installVersion(pool, projection))
  const inputs: readonly OpenInput[] = await Promise.all(
    projection.inputs.map(async (input) => ({
      input,
      codec: await waiting.out('registry', () => openCodec(input.topic, options.registry)),
    })),
  )

  /** Next offset of each assigned partition as Postgres has it. */
  const stored = new Map<string, number>()
  let writing: Promise<boolean> = Promise.resolve(true)

  async function positionsOf(partitions: readonly { topic: string; partition: number }[]) {
    const positions = await waiting.out('postgres', () => readOffsets(pool, projection, partitions))
    for (const position of positions) stored.set(partitionKey(position), position.offset)
    return positions
  }

  const join = (): Promise<GroupConsumer> =>
    waiting.out('brokers', () =>
      openConsumer({
        bootstrapServers: options.bootstrapServers,
        clientId: `flagwise-projection-${projection.name}`,
        group: `flagwise-projection-${projection.name}-v${projection.version}`,
        topics: projection.inputs.map(({ topic, pattern }) => (pattern ? pattern.source : topic.name)),
        sessionTimeoutMs: options.sessionTimeoutMs,
        log,
        async startAt(partitions) {
          await writing
          return positionsOf(partitions)
        },
        onRebalance: (kind, partitions) => {
          metrics.rebalances.inc({ kind }, partitions.length)
          log.info({ kind, partitions: partitions.map(partitionKey) }, 'rebalance')
        },
      }),
    )

  /** @returns whether the batch was written */
  async function write(batch: FoldedBatch, newest: number): Promise<boolean> {
    const startedAt = performance.now()
    try {
      await writeBatch(pool, projection, batch, options.onStep)
    } catch (error) {
      metrics.writes.inc({ outcome: error instanceof OffsetsMoved ? 'offsets-moved' : 'failed' })
      log.warn({ err: error }, 'the batch was not written; positions are read back')
      return false
    }
    for (const step of batch.steps) stored.set(partitionKey(step), step.offset)
    metrics.writes.inc({ outcome: 'committed' })
    metrics.consumed.inc(batch.folded + batch.skipped.length)
    metrics.folded.inc(batch.folded)
    for (const { record, reason } of batch.skipped) {
      metrics.skipped.inc({ topic: record.topic })
      log.error(
        { ...partitionOf(record), offset: record.offset, reason },
        'a record is not of its topic and is passed over',
      )
    }
    metrics.batchSize.observe(batch.folded + batch.skipped.length)
    metrics.batchSeconds.observe((performance.now() - startedAt) / 1_000)
    if (batch.folded > 0) metrics.latency.observe(Math.max(0, Date.now() - newest) / 1_000)
    return true
  }

  const buildUp = createBuildUp(pool, projection, inputs)

  const watched = await openWatchedConsumer(join, metrics, log)
  /** For when none of its records are in hand. */
  async function makeAnewIfAiling(): Promise<void> {
    const why = watched.ailment()
    if (why !== undefined) await watched.makeAnew(why)
  }
  waiting.started()
  /** Looks at the brokers again and again, so that it may be what meets a client that reaches none. */
  async function isBuilt(): Promise<boolean> {
    await makeAnewIfAiling()
    return buildUp.isDone(watched.current())
  }
  let failures = 0
  try {
    while (!stopping.aborted) {
      const consumer = watched.current()
      const records = await consumer.poll(maxBatch)
      watched.handedOver(records.length)
      if (records.length > 0) await waiting.out('registry', () => readyFor(inputs, records))
      if (!(await writing)) {
        // What was polled meanwhile follows a batch that was not written; both are read again.
        waiting.because('postgres', 'a batch could not be written')
        await pause(backOffMs(failures++), stopping)
        await consumer.seek(await positionsOf(consumer.assigned()))
        writing = Promise.resolve(true)
        continue
      }
      failures = 0
      // Until this version serves, whoever looks must see that its partitions have been read to their ends.
      const ends = serves ? [] : consumer.ends()
      const batch = withEnds(foldBatch(inputs, records, stored), ends, stored)
      if (batch.steps.length > 0) writing = write(batch, newestOf(records))
      else await makeAnewIfAiling()
      if (!serves && (await waiting.out('brokers', isBuilt))) {
        await waiting.out('postgres', () => activateVersion(pool, projection))
        serves = true
        log.info({ version: projection.version }, 'this version serves now')
      }
    }
    await writing
  } finally {
    await watched.close()
    await pool.end()
  }
}

const newestOf = (records: readonly ConsumedRecord[]): number =>
  records.reduce((newest, { timestamp }) => Math.max(newest, timestamp), 0)

const partitionOf = ({ topic, partition }: ConsumedRecord) => ({ topic, partition })

const readyFor = async (inputs: readonly OpenInput[], records: readonly ConsumedRecord[]): Promise<void> => {
  const values = records.map(({ value }) => value)
  for (const { codec } of inputs) await codec.ready(values)
}
