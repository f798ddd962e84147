import type { TopicPartition } from '@confluentinc/kafka-javascript'
import type { Logger } from '../service/log.ts'
import { afterBatch, afterRest, closedFuse, type FuseState } from '../stream/dead-letter-fuse.ts'
import type { GroupConsumer } from './consumer.ts'
import type { Extent } from './extent.ts'
import type { ProcessorMetrics } from './processor-metrics.ts'
import { partitionKey } from './record.ts'

/** The fuses of all partitions: pauses the ones that send nearly everything to dead letters, and takes them up again. */
export interface RestedPartitions {
  /** Whether a partition will rest once this batch is counted; nothing more may be read of it then. */
  restAfter(extent: Extent, dead: readonly TopicPartition[]): boolean
  /** After a turn. */
  count(consumer: GroupConsumer, extent: Extent, dead: readonly TopicPartition[]): void
  /** Between turns: takes up again what has rested long enough. */
  wake(consumer: GroupConsumer): void
  /** Why the service is not fully at work, by partition. */
  reasons(): Readonly<Record<string, string>>
}

interface Fuse {
  readonly partition: TopicPartition
  readonly state: FuseState
}

export function createRestedPartitions(log: Logger, metrics: ProcessorMetrics): RestedPartitions {
  const fuses = new Map<string, Fuse>()
  /** The fuses of the partitions of a batch as they are once it is counted. */
  function after(extent: Extent, dead: readonly TopicPartition[]): readonly Fuse[] {
    if (dead.length === 0 && fuses.size === 0) return []
    const seen = new Map(
      extent.map(({ topic, partition, records }) => [
        partitionKey({ topic, partition }),
        { partition: { topic, partition }, seen: records, dead: 0 },
      ]),
    )
    for (const at of dead) {
      const counted = seen.get(partitionKey(at))
      if (counted) counted.dead++
    }
    return [...seen].map(([key, batch]) => ({
      partition: batch.partition,
      state: afterBatch(fuses.get(key)?.state ?? closedFuse, batch, Date.now()),
    }))
  }

  return {
    restAfter: (extent, dead) => after(extent, dead).some(({ state }) => state.openUntil !== null),
    count(consumer, extent, dead) {
      for (const { partition, state } of after(extent, dead)) {
        const key = partitionKey(partition)
        if (state === closedFuse) fuses.delete(key)
        else fuses.set(key, { partition, state })
        if (state.openUntil === null) continue
        consumer.pause([partition])
        metrics.fuseOpen.set({ topic: partition.topic, partition: partition.partition }, 1)
        log.error(
          { ...partition, until: new Date(state.openUntil).toISOString() },
          'the partition sends nearly everything to dead letters and rests; see dead_letters for the reason',
        )
      }
    },
    wake(consumer) {
      for (const [key, { partition, state }] of fuses) {
        const rested = afterRest(state, Date.now())
        if (rested === state) continue
        fuses.set(key, { partition, state: rested })
        metrics.fuseOpen.set({ topic: partition.topic, partition: partition.partition }, 0)
        consumer.resume([partition])
        log.info({ ...partition }, 'the partition is tried again')
      }
    },
    reasons: () =>
      Object.fromEntries(
        [...fuses]
          .filter(([, { state }]) => state.openUntil !== null)
          .map(([key]) => [key, 'rests: nearly everything goes to dead letters']),
      ),
  }
}
