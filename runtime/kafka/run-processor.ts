import { openCodec, type Source, topics } from '@flagwise/schemas'
import type { SchemaSource } from '@flagwise/schemas/registry'
import type { Processor, Tables } from '../define-processor.ts'
import type { Service } from '../service/service.ts'
import { createWaiting } from '../service/waiting.ts'
import { type GroupConsumer, openConsumer } from './consumer.ts'
import { type Extent, extentOf, joined } from './extent.ts'
import { followTables } from './follow-tables.ts'
import { type Following, type ProcessorCodecs, whatFollows } from './outputs.ts'
import { ConsumerLost, createPipeline } from './pipeline.ts'
import { processorMetrics } from './processor-metrics.ts'
import { openProducer } from './producer.ts'
import type { Batch, Decided, ReadLimits } from './reading.ts'
import type { ConsumedRecord } from './record.ts'
import { createRestedPartitions } from './rested-partitions.ts'
import { takeSlot } from './slot.ts'
import { createTurns, type TurnOutcome, type TurnStep } from './turn.ts'
import { openWatchedConsumer } from './watched-consumer.ts'

/**
 * What is decided in one go takes some milliseconds, so that the steps of a transaction, and whoever asks for metrics, are not kept waiting; fewer
 * records at once are more calls of the client. When the broker is slower than we are, its batches become larger.
 */
const limits: ReadLimits = { atOnce: 400, batch: 2_000, waiting: 4_000, bytes: 4 * 1024 * 1024 }

/** What is kept of records that were decided, until their turn has ended. */
interface Part extends Decided, Omit<Following['applied'], 'outputs' | 'deadLetters'> {
  readonly extent: Extent
  /** When the first decision was made, in ms; a clock that only goes forward. */
  readonly startedAt: number
  readonly outputs: number
  readonly dead: readonly (Source & { readonly errorClass: string })[]
}

export interface RunOptions {
  readonly bootstrapServers: string
  readonly registry: SchemaSource
  readonly encryptionKey: Buffer
  readonly sessionTimeoutMs: number
  readonly instance: string | undefined
  readonly redisUrl: string | undefined
  readonly redisPassword: string | undefined
  /** Told why the service is not at work, by part; for `/ready`. */
  readonly onReadiness?: (reasons: () => Readonly<Record<string, string>>) => void
  /** Where a test may end the process. */
  readonly onStep?: (step: TurnStep) => void | Promise<void>
}

/**
 * Runs a processor until the service stops: poll, decide, commit, in one transaction a turn: everything that follows from the records, and their
 * offsets, or nothing at all. It resolves when the turn in hand has ended and the group is left. An error of the world is waited out; it rejects only when the client itself is beyond repair.
 */
export async function runProcessor<In, Out, T extends Tables, Prepared>(
  processor: Processor<In, Out, T, Prepared>,
  { log, metrics: registry, stopping }: Service,
  options: RunOptions,
): Promise<void> {
  const metrics = processorMetrics(registry)
  const client = { bootstrapServers: options.bootstrapServers, clientId: `flagwise-${processor.name}` }
  const rested = createRestedPartitions(log, metrics)
  /** The world's fault is waited out: no record is lost and none goes to dead letters for it. */
  const waiting = createWaiting(log, stopping)
  options.onReadiness?.(() => ({ ...waiting.reasons(), ...rested.reasons() }))

  const codecs: ProcessorCodecs<In, Out> = {
    input: await waiting.out('registry', () => openCodec(processor.input, options.registry)),
    output: await waiting.out('registry', () => openCodec(processor.output, options.registry)),
    letters: await waiting.out('registry', () => openCodec(topics.deadLetters, options.registry)),
  }
  const world = {
    encryptionKey: options.encryptionKey,
    ignored: (row: { table: string; key: string; reason: string }) => {
      metrics.ignoredRows.inc({ table: row.table })
      log.error(row, 'a row of a table cannot be used and is ignored')
    },
  }
  const tables = await waiting.out('tables', () =>
    followTables(processor, { ...client, registry: options.registry, log, world }),
  )
  const turns = createTurns({
    takeSlot: () => takeSlot({ ...options, processor: processor.name, log }),
    waitedOut: (act) => waiting.out('brokers', act),
    openProducer: (slotId) => openProducer(client, `flagwise.${processor.name}.${slotId}`),
    log,
    stopping,
    onStep: options.onStep,
  })

  const join = (): Promise<GroupConsumer> =>
    waiting.out('brokers', () =>
      openConsumer({
        ...client,
        group: `flagwise-${processor.name}`,
        topics: [processor.input.name],
        sessionTimeoutMs: options.sessionTimeoutMs,
        log,
        onRebalance: (kind, partitions) => {
          metrics.rebalances.inc({ kind }, partitions.length)
          log.info({ kind, partitions: partitions.map(({ partition }) => partition) }, 'rebalance')
        },
      }),
    )

  async function decide(records: readonly ConsumedRecord[]): Promise<Part> {
    const startedAt = performance.now()
    await waiting.out('registry', () => codecs.input.ready(records.map((record) => record.value)))
    await waiting.out('tables', () => tables.ensure(records.map((record) => record.timestamp)))
    const { applied, toProduce } = whatFollows(processor, codecs, tables.prepared(), records)
    const { consumed, emitting, silent, outputs, deadLetters } = applied
    const dead = deadLetters.map(({ source, errorClass }) => ({ ...source, errorClass }))
    const extent = extentOf(records)
    return { startedAt, extent, toProduce, consumed, emitting, silent, outputs: outputs.length, dead }
  }

  const deadOf = (parts: readonly Part[]) => parts.flatMap(({ dead }) => dead)

  const willRest = (parts: readonly Part[]): boolean =>
    rested.restAfter(joined(parts.flatMap(({ extent }) => extent)), deadOf(parts))

  function count({ extent, parts }: Batch<Part>, outcome: TurnOutcome): void {
    metrics.turns.inc({ outcome })
    if (outcome !== 'committed') return
    const now = Date.now()
    let consumed = 0
    for (const part of parts) {
      consumed += part.consumed
      metrics.consumed.inc(part.consumed)
      metrics.emitting.inc(part.emitting.length)
      metrics.silent.inc(part.silent)
      metrics.produced.inc({ topic: processor.output.name }, part.outputs)
      for (const { errorClass } of part.dead) metrics.deadLettered.inc({ error_class: errorClass })
      if (part.dead.length > 0) metrics.produced.inc({ topic: topics.deadLetters.name }, part.dead.length)
      for (const timestamp of part.emitting) metrics.latency.observe(Math.max(0, now - timestamp) / 1_000)
    }
    metrics.batchSize.observe(consumed)
    metrics.batchSeconds.observe((performance.now() - (parts[0]?.startedAt ?? 0)) / 1_000)
    rested.count(watched.current(), extent, deadOf(parts))
  }

  await turns.open()
  const watched = await openWatchedConsumer(join, metrics, log)
  waiting.started()
  const pipeline = createPipeline<Part>({
    turns,
    limits,
    decide,
    mayReadOn: (parts) => !willRest(parts),
    onRead: watched.handedOver,
    onEnded: count,
  })
  /** @returns why the consumer must be made anew, if it must; nothing of it is in hand then */
  async function turn(): Promise<string | undefined> {
    try {
      return (await pipeline.turn(watched.current())) ? undefined : watched.ailment()
    } catch (error) {
      if (error instanceof ConsumerLost) return error.message
      throw error
    }
  }
  try {
    while (!stopping.aborted) {
      rested.wake(watched.current())
      const why = await turn()
      if (why !== undefined && !stopping.aborted) await watched.makeAnew(why)
    }
  } finally {
    await pipeline.close()
    await watched.close()
    await turns.close()
    await tables.close()
  }
}
