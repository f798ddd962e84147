import type { Logger } from '../service/log.ts'
import { isStalled, type Moment } from '../stream/stall-watch.ts'
import type { GroupConsumer } from './consumer.ts'
import type { ProcessorMetrics } from './processor-metrics.ts'
import { createReach } from './reach.ts'
import { partitionKey } from './record.ts'

const everyMs = 5_000

/** Why a client must be made anew. */
export type Ailment = 'stands still while records wait' | 'gets no answer from any broker'

/** Looks at a consumer from outside every five seconds: its lag, whether it stands still, and whether it reaches a broker. */
export interface Watch {
  /** Told after each poll. Cheap. */
  handedOver(records: number): void
  /** Why the consumer must be made anew; undefined while it need not. */
  ailment(): Ailment | undefined
  stop(): void
}

/** What is asked of a consumer from outside. */
export type Watchable = Pick<GroupConsumer, 'assigned' | 'committed' | 'watermarks' | 'partitions'>

export function watchConsumer(
  consumer: Watchable,
  metrics: Pick<ProcessorMetrics, 'lag'>,
  log: Logger,
): Watch {
  const reach = createReach()
  let handedOver = 0
  let since: Moment = { at: performance.now(), handedOver: 0, ends: 0 }
  let owned = ''
  let isStill = false

  async function look(): Promise<void> {
    const partitions = consumer.assigned()
    // A member that has no partitions must be there all the same when it is given some.
    if (partitions.length === 0) await consumer.partitions(() => false)
    const committed = new Map(
      (await consumer.committed(partitions)).map((at) => [partitionKey(at), at.offset]),
    )
    let ends = 0
    for (const partition of partitions) {
      const { low, high } = await consumer.watermarks(partition)
      ends += high
      metrics.lag.set(
        { topic: partition.topic, partition: partition.partition },
        Math.max(0, high - (committed.get(partitionKey(partition)) ?? low)),
      )
    }
    const now: Moment = { at: performance.now(), handedOver, ends }
    // Partitions that come or go change the ends for reasons of their own.
    const owns = partitions.map(partitionKey).sort().join()
    if (now.handedOver !== since.handedOver || owns !== owned) since = now
    owned = owns
    isStill = partitions.length > 0 && isStalled(since, now, partitions.length)
  }

  let looking = false
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look()
      .then(reach.answered, (error: unknown) => {
        reach.failed()
        log.debug({ err: error }, 'lag cannot be read')
      })
      .finally(() => {
        looking = false
      })
  }, everyMs)
  timer.unref()

  return {
    handedOver(records) {
      handedOver += records
      // What was fetched came from a broker, however slow it is to answer anything else.
      if (records > 0) reach.answered()
    },
    ailment() {
      if (reach.lost()) return 'gets no answer from any broker'
      return isStill ? 'stands still while records wait' : undefined
    },
    stop: () => clearInterval(timer),
  }
}
