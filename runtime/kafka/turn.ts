import type { Logger } from '../service/log.ts'
import { backOffMs, pause } from '../service/shutdown.ts'
import { classifyError } from '../stream/classify-error.ts'
import type { GroupConsumer } from './consumer.ts'
import { beginningOf, type Extent, endOf, joined } from './extent.ts'
import type { TransactionalProducer } from './producer.ts'
import { createReach } from './reach.ts'
import { type Position, type ProducedRecord, partitionKey } from './record.ts'
import type { Slot } from './slot.ts'

/** Moments of a turn at which a test may end the process. */
export type TurnStep = 'produced' | 'offsets-sent' | 'committed'

export interface TurnsOptions {
  readonly takeSlot: () => Promise<Slot>
  /** Connects as the producer of the slot, and fences every other one of it. @throws KafkaError or KafkaTimeout */
  readonly openProducer: (slotId: string) => Promise<TransactionalProducer>
  /** Tries until there is a broker. */
  readonly waitedOut: <R>(act: () => Promise<R>) => Promise<R>
  readonly log: Logger
  readonly stopping: AbortSignal
  /** How long positions may not be readable before the consumer is given up. */
  readonly lostAfterMs?: number | undefined
  readonly onStep?: ((step: TurnStep) => void | Promise<void>) | undefined
}

/**
 * How a turn ended. After `aborted` and `producer-restarted`, the consumer has been set back to what the group has committed. After
 * `consumer-lost`, nothing of the turn can come later either, but the consumer still stands behind the batch: it must be made anew.
 */
export type TurnOutcome = 'committed' | 'aborted' | 'producer-restarted' | 'consumer-lost'

/** Runs turns: what follows from a batch and the offsets of the batch, in one transaction. */
export interface Turns {
  /** Connects, so that what an earlier instance left open is aborted before the first read. */
  open(): Promise<void>
  /** @param readMeanwhile ends what is read while the turn runs and says what was; if the turn fails, that is to be read again too */
  run(
    consumer: GroupConsumer,
    extent: Extent,
    outputs: readonly ProducedRecord[],
    readMeanwhile?: () => Promise<Extent>,
  ): Promise<TurnOutcome>
  close(): Promise<void>
}

const maxRetries = 30

export function createTurns(options: TurnsOptions): Turns {
  const { log, stopping, onStep } = options
  let producer: TransactionalProducer | undefined
  let slot: Slot | undefined

  /** Makes a producer, however long the brokers take. */
  const ensureProducer = async (): Promise<TransactionalProducer> =>
    producer ??
    options.waitedOut(async () => {
      try {
        slot ??= await options.takeSlot()
        producer = await options.openProducer(slot.id)
        return producer
      } catch (error) {
        if (classifyError(asClientError(error)) === 'change-slot') await giveUpSlot()
        throw error
      }
    })

  async function giveUpSlot(): Promise<void> {
    await slot?.release()
    slot = undefined
  }

  async function dropProducer(): Promise<void> {
    const dropped = producer
    producer = undefined
    await dropped?.close()
  }

  /** A call that the client calls retriable, again until it is not. */
  async function retried(act: () => Promise<void>): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await act()
      } catch (error) {
        if (classifyError(asClientError(error)) !== 'retry' || tries >= maxRetries) throw error
        await pause(Math.min(backOffMs(tries), 500))
      }
    }
  }

  async function transact(
    consumer: GroupConsumer,
    outputs: readonly ProducedRecord[],
    next: readonly Position[],
  ): Promise<void> {
    const current = await ensureProducer()
    await current.begin()
    for (const output of outputs) current.produce(output)
    await onStep?.('produced')
    await retried(() => current.sendOffsets(next, consumer.client))
    await onStep?.('offsets-sent')
    await retried(() => current.commit())
    await onStep?.('committed')
  }

  /** Ends a failed transaction so that nothing of it can come later. */
  async function recover(error: unknown): Promise<TurnOutcome> {
    const consequence = classifyError(asClientError(error))
    log.warn({ err: error, consequence }, 'the transaction failed')
    if (consequence === 'abort' || consequence === 'retry') {
      try {
        await producer?.abort()
        return 'aborted'
      } catch (abortError) {
        log.warn({ err: abortError }, 'the transaction could not be aborted; the producer is made anew')
      }
    }
    await dropProducer()
    if (consequence === 'change-slot') await giveUpSlot()
    await ensureProducer()
    return 'producer-restarted'
  }

  /**
   * The group knows what was committed; where it has committed nothing, the batch begins again.
   * @returns false when the consumer must be given up
   */
  async function rewind(consumer: GroupConsumer, first: readonly Position[]): Promise<boolean> {
    const reach = createReach(options.lostAfterMs)
    for (let tries = 0; !stopping.aborted; tries++) {
      try {
        const committed = new Map((await consumer.committed(first)).map((at) => [partitionKey(at), at]))
        await consumer.seek(first.map((at) => committed.get(partitionKey(at)) ?? at))
        return true
      } catch (error) {
        log.warn({ err: error, tries }, 'positions cannot be read back yet; it is tried again')
        reach.failed()
        if (reach.lost()) return false
        await pause(backOffMs(tries), stopping)
      }
    }
    return true // nobody reads on
  }

  return {
    open: async () => void (await ensureProducer()),
    async run(consumer, extent, outputs, readMeanwhile) {
      try {
        await transact(consumer, outputs, endOf(extent))
        return 'committed'
      } catch (error) {
        const outcome = await recover(error)
        const all = joined([...extent, ...((await readMeanwhile?.()) ?? [])])
        return (await rewind(consumer, beginningOf(all))) ? outcome : 'consumer-lost'
      }
    },
    async close() {
      await dropProducer()
      await giveUpSlot()
    },
  }
}

function asClientError(error: unknown): Parameters<typeof classifyError>[0] {
  return error instanceof Error ? error : { name: 'unknown' }
}
