import type { Logger } from '../service/log.ts'
import type { GroupConsumer } from './consumer.ts'
import type { ProcessorMetrics } from './processor-metrics.ts'
import { type Ailment, type Watch, watchConsumer } from './watch.ts'

/** A member of a group under watch, which is made anew when it cannot go on. */
export interface WatchedConsumer {
  /** The consumer of now; ask again after each `makeAnew`. */
  current(): GroupConsumer
  /** Told after each poll. */
  handedOver(records: number): void
  /** Why the consumer must be made anew, by whoever has none of its records in hand. */
  ailment(): Ailment | undefined
  /**
   * Leaves the group, if the client still can, and joins it with a new one. It begins where the group stands, so that what was polled from the
   * old one comes again unless it was committed.
   */
  makeAnew(why: string): Promise<void>
  /** Leaves the group for good. */
  close(): Promise<void>
}

/** @param join joins the group, however long the brokers take */
export async function openWatchedConsumer(
  join: () => Promise<GroupConsumer>,
  metrics: Pick<ProcessorMetrics, 'lag' | 'stalls'>,
  log: Logger,
): Promise<WatchedConsumer> {
  let consumer = await join()
  let watch: Watch = watchConsumer(consumer, metrics, log)
  let left = false

  async function leave(): Promise<void> {
    if (left) return
    left = true
    watch.stop()
    await consumer.close()
  }

  return {
    current: () => consumer,
    handedOver: (records) => watch.handedOver(records),
    ailment: () => watch.ailment(),
    async makeAnew(why) {
      metrics.stalls.inc()
      log.error(`the consumer ${why}; it is made anew`)
      await leave()
      consumer = await join()
      left = false
      watch = watchConsumer(consumer, metrics, log)
    },
    close: leave,
  }
}
