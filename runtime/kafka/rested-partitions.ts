import type { TopicPartition } from '@confluentinc/kafka-javascript'
import type { Logger } from '../service/log.ts'
import { afterBatch, afterRest, closedFuse, type FuseState } from '../stream/dead-letter-fuse.ts'
import type { GroupConsumer } from './consumer.ts'
import type { ProcessorMetrics } from './processor-metrics.ts'
import { type ConsumedRecord, partitionKey } from './record.ts'

/** The fuses of all partitions: pauses the ones that send nearly everything to dead letters, and takes them up again. */
export interface RestedPartitions {
  /** Whether a partition will rest once this batch is counted; nothing more may be read of it then. */
  restAfter(records: readonly ConsumedRecord[], dead: readonly TopicPartition[]): boolean
  /** After a turn. */
  count(consumer: GroupConsumer, records: readonly ConsumedRecord[], dead: readonly TopicPartition[]): void
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
  function after(records: readonly ConsumedRecord[], dead: readonly TopicPartition[]): readonly Fuse[] {
    if (dead.length === 0 && fuses.size === 0) return []
    const seen = new Map<string, { partition: TopicPartition; seen: number; dead: number }>()
    for (const { topic, partition } of records) {
      const key = partitionKey({ topic, partition })
      const counted = seen.get(key) ?? { partition: { topic, partition }, seen: 0, dead: 0 }
      counted.seen++
      seen.set(key, counted)
    }
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
    restAfter: (records, dead) => after(records, dead).some(({ state }) => state.openUntil !== null),
    count(consumer, records, dead) {
      for (const { partition, state } of after(records, dead)) {
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
