import type { GroupConsumer } from './consumer.ts'
import { type Batch, type Decided, type Reading, type ReadingOptions, startReading } from './reading.ts'
import type { TurnOutcome, Turns } from './turn.ts'

/** A consumer could not be set back after a turn that failed: it must be made anew before anything more is read. */
export class ConsumerLost extends Error {
  override readonly name = 'ConsumerLost'
}

export interface PipelineOptions<Part extends Decided> extends ReadingOptions<Part> {
  readonly turns: Turns
  /** Told when a turn has ended, before the next one begins. */
  readonly onEnded: (batch: Batch<Part>, outcome: TurnOutcome) => void
}

/**
 * Takes batches through their turns, one turn at a time. While one is sent and committed, which is the broker's work, the next is read and decided,
 * which is ours. What was read ahead
 *
 * - has its turn next when the one before it was committed, and partitions come and go only when nothing is in hand (`GroupConsumer.readOn`);
 * - is thrown away when the one before it failed, and both are read again from where the group stands.
 */
export interface Pipeline {
  /**
   * One turn.
   * @returns false when there was nothing to read; then nothing is in hand
   * @throws ConsumerLost when the next turn needs another consumer; then too nothing is in hand
   */
  turn(consumer: GroupConsumer): Promise<boolean>
  /** Lets go of what was read ahead. */
  close(): Promise<void>
}

export function createPipeline<Part extends Decided>(options: PipelineOptions<Part>): Pipeline {
  const { turns, onEnded, mayReadOn = () => true } = options
  let reading: Reading<Part> | undefined
  let inTurn: readonly Part[] = []

  async function nextBatch(consumer: GroupConsumer): Promise<Batch<Part> | undefined> {
    try {
      const batch = await reading?.next()
      if (batch) return batch
      reading = startReading(consumer, {
        ...options,
        mayReadOn: (parts) => mayReadOn([...inTurn, ...parts]),
      })
      return await reading.next()
    } catch (error) {
      reading = undefined
      throw error
    }
  }

  return {
    async turn(consumer) {
      const batch = await nextBatch(consumer)
      if (!batch) return false
      const ahead = reading
      inTurn = batch.parts
      const outputs = batch.parts.flatMap(({ toProduce }) => toProduce)
      const outcome = await turns.run(
        consumer,
        batch.extent,
        outputs,
        async () => (await ahead?.halt()) ?? [],
      )
      onEnded(batch, outcome)
      inTurn = []
      if (outcome === 'committed') return true
      reading = undefined
      if (outcome === 'consumer-lost') throw new ConsumerLost('cannot be set back to where the group stands')
      await ahead?.over()
      return true
    },
    async close() {
      await reading?.halt()
      await reading?.over().catch(() => undefined)
    },
  }
}
