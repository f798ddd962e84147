import type { TopicPartition } from '@confluentinc/kafka-javascript'
import type { Logger } from '../service/log.ts'
import { afterBatch, afterRest, closedFuse, type FuseState } from '../stream/dead-letter-fuse.ts'
import type { GroupConsumer } from './consumer.ts'
import type { ProcessorMetrics } from './processor-metrics.ts'
import { type ConsumedRecord, partitionKey } from './record.ts'

/** The fuses of all partitions: pauses the ones that send nearly everything to dead letters, and takes them up again. */
export interface RestedPartitions {
  /** After a turn. */
  count(consumer: GroupConsumer, records: readonly ConsumedRecord[], dead: readonly TopicPartition[]): void
  /** Between turns: takes up again what has rested long enough. */
  wake(consumer: GroupConsumer): void
  /** Why the service is not fully at work, by partition. */
  reasons(): Readonly<Record<string, string>>
}

export function createRestedPartitions(log: Logger, metrics: ProcessorMetrics): RestedPartitions {
  const fuses = new Map<string, { readonly partition: TopicPartition; readonly state: FuseState }>()
  return {
    count(consumer, records, dead) {
      if (dead.length === 0 && fuses.size === 0) return
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
      for (const [key, batch] of seen) {
        const state = afterBatch(fuses.get(key)?.state ?? closedFuse, batch, Date.now())
        if (state === closedFuse) fuses.delete(key)
        else fuses.set(key, { partition: batch.partition, state })
        if (state.openUntil === null) continue
        consumer.pause([batch.partition])
        metrics.fuseOpen.set({ topic: batch.partition.topic, partition: batch.partition.partition }, 1)
        log.error(
          { ...batch.partition, until: new Date(state.openUntil).toISOString() },
          'the partition sends nearly everything to dead letters and rests; see dead_letters for the reason',
        )
      }
    },
    wake(consumer) {
      for (const [key, { partition, state }] of fuses) {
        const after = afterRest(state, Date.now())
        if (after === state) continue
        fuses.set(key, { partition, state: after })
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
