import type { GroupConsumer } from './consumer.ts'
import type { ConsumedRecord, ProducedRecord } from './record.ts'
import type { TurnOutcome, Turns } from './turn.ts'

/** A consumer could not be set back after a turn that failed: it must be made anew before anything more is read. */
export class ConsumerLost extends Error {
  override readonly name = 'ConsumerLost'
}

/** A batch that was read, and what follows from it. */
export interface Decided {
  readonly records: readonly ConsumedRecord[]
  readonly toProduce: readonly ProducedRecord[]
}

export interface PipelineOptions<Batch extends Decided> {
  readonly turns: Turns
  /** Most records in a batch. */
  readonly maxBatch: number
  readonly decide: (records: readonly ConsumedRecord[]) => Promise<Batch>
  /** Whether the next batch may be read before this one is committed. */
  readonly mayReadAhead: (batch: Batch) => boolean
  /** Told after each poll. */
  readonly onPolled?: (records: number) => void
  /** Told when a turn has ended, before the next one begins. */
  readonly onEnded: (batch: Batch, outcome: TurnOutcome) => void
}

/**
 * Takes batches through their turns, one turn at a time. While one is sent and committed, which is the broker's work, the next is read and decided,
 * which is ours. What was read ahead
 *
 * - has its turn next when the one before it was committed, and partitions come and go only after that (`GroupConsumer.readOn`);
 * - is thrown away when the one before it failed, and both are read again from where the group stands.
 */
export interface Pipeline {
  /**
   * One turn.
   * @returns false when there was nothing to read; then nothing is in hand
   * @throws ConsumerLost when the next turn needs another consumer; then too nothing is in hand
   */
  turn(consumer: GroupConsumer): Promise<boolean>
}

/** The batch after the one whose turn it is. */
interface Ahead<Batch> {
  readonly records: Promise<readonly ConsumedRecord[]>
  /** Undefined when nothing was read. */
  readonly decided: Promise<Batch | undefined>
}

const nothing: Ahead<never> = { records: Promise.resolve([]), decided: Promise.resolve(undefined) }

export function createPipeline<Batch extends Decided>(options: PipelineOptions<Batch>): Pipeline {
  const { turns, maxBatch, decide, mayReadAhead, onPolled, onEnded } = options
  let inHand: Batch | undefined

  async function decideAll(polled: Promise<readonly ConsumedRecord[]>): Promise<Batch | undefined> {
    const records = await polled
    onPolled?.(records.length)
    return records.length === 0 ? undefined : decide(records)
  }

  function readAhead(consumer: GroupConsumer): Ahead<Batch> {
    const polled = consumer.readOn(maxBatch)
    const decided = decideAll(polled)
    decided.catch(() => undefined) // it is looked at when the turn in hand has ended
    return { records: polled.catch(() => []), decided }
  }

  return {
    async turn(consumer) {
      const batch = inHand ?? (await decideAll(consumer.poll(maxBatch)))
      inHand = undefined
      if (!batch) return false
      let ahead: Ahead<Batch> = nothing
      const running = turns.run(consumer, batch.records, batch.toProduce, () => ahead.records)
      if (mayReadAhead(batch)) ahead = readAhead(consumer)
      const outcome = await running
      onEnded(batch, outcome)
      if (outcome === 'consumer-lost') throw new ConsumerLost('cannot be set back to where the group stands')
      const next = await ahead.decided
      if (outcome === 'committed') inHand = next
      return true
    },
  }
}
