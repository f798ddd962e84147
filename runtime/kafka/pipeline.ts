import { type Batch, type BatchInMaking, type BatchOptions, type Decided, makeBatch } from './batch.ts'
import type { GroupConsumer } from './consumer.ts'
import type { TurnOutcome, Turns } from './turn.ts'

/** A consumer could not be set back after a turn that failed: it must be made anew before anything more is read. */
export class ConsumerLost extends Error {
  override readonly name = 'ConsumerLost'
}

export interface PipelineOptions<Part extends Decided> extends BatchOptions<Part> {
  readonly turns: Turns
  /** Whether the next batch may be read before this one is committed. */
  readonly mayReadAhead: (batch: Batch<Part>) => boolean
  /** Told when a turn has ended, before the next one begins. */
  readonly onEnded: (batch: Batch<Part>, outcome: TurnOutcome) => void
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

export function createPipeline<Part extends Decided>(options: PipelineOptions<Part>): Pipeline {
  const { turns, mayReadAhead, onEnded } = options
  let inHand: Batch<Part> | undefined

  return {
    async turn(consumer) {
      const batch = inHand ?? (await makeBatch(consumer, (max) => consumer.poll(max), options).decided)
      inHand = undefined
      if (!batch) return false
      let ahead: BatchInMaking<Part> | undefined
      const outputs = batch.parts.flatMap(({ toProduce }) => toProduce)
      const running = turns.run(consumer, batch.extent, outputs, async () => (await ahead?.halt()) ?? [])
      if (mayReadAhead(batch)) {
        ahead = makeBatch(consumer, (max) => consumer.readOn(max), options)
        ahead.decided.catch(() => undefined) // it is looked at when the turn in hand has ended
      }
      const outcome = await running
      onEnded(batch, outcome)
      if (outcome === 'consumer-lost') throw new ConsumerLost('cannot be set back to where the group stands')
      const next = await ahead?.decided
      if (outcome === 'committed') inHand = next
      return true
    },
  }
}
