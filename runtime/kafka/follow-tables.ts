import { type Codec, openCodec, type Topic } from '@flagwise/schemas'
import type { SchemaSource } from '@flagwise/schemas/registry'
import type { PrepareWorld, Processor, Snapshots, Tables } from '../define-processor.ts'
import type { Logger } from '../service/log.ts'
import { type FollowedTable, followTable } from './follow-table.ts'
import type { KafkaClientOptions } from './settings.ts'
import { openSoleWriter, type SoleWriter } from './sole-writer.ts'

/** The tables of a processor, followed, and what it derives from them. */
export interface FollowedTables<Prepared> {
  /** Derived anew when a table has changed; the same value until then. */
  prepared(): Prepared
  /** Makes sure that the rows that these records need are there. */
  ensure(timestamps: readonly number[]): Promise<void>
  close(): Promise<void>
}

/** Reads every table of the processor to its end, then follows them. */
export async function followTables<In, Out, T extends Tables, Prepared>(
  processor: Processor<In, Out, T, Prepared>,
  options: KafkaClientOptions & {
    readonly registry: SchemaSource
    readonly log: Logger
    readonly world: PrepareWorld
  },
): Promise<FollowedTables<Prepared>> {
  const followed = new Map<
    string,
    { topic: Topic<unknown>; codec: Codec<unknown>; table: FollowedTable<unknown> }
  >()
  let stale = true
  for (const [name, definition] of Object.entries(processor.tables)) {
    const topic: Topic<unknown> = definition
    const codec = await openCodec(topic, options.registry)
    const table = await followTable(topic, codec, {
      ...options,
      onChange: () => {
        stale = true
      },
    })
    followed.set(name, { topic, codec, table })
  }

  let prepared: Prepared | undefined
  const derive = (): Prepared => {
    stale = false
    const snapshots = Object.fromEntries([...followed].map(([name, { table }]) => [name, table.current()]))
    return processor.prepare(snapshots as Snapshots<T>, options.world)
  }

  let writer: SoleWriter | undefined
  async function ensure(timestamps: readonly number[]): Promise<void> {
    const { require } = processor
    const required = require ? followed.get(require.table) : undefined
    if (!require || !required) return
    const keys = [...new Set(timestamps.map(require.keyFor))]
    const missing = (): string[] => keys.filter((key) => !required.table.current().rows.has(key))
    if (missing().length > 0) {
      writer ??= openSoleWriter({
        ...options,
        transactionalId: `flagwise.sole-writer.${required.topic.name}`,
        refresh: () => required.table.caughtUp(),
      })
      await writer.append(() =>
        missing().map((key) => ({
          topic: required.topic.name,
          key,
          value: required.codec.encode(
            require.create(key, { encryptionKey: options.world.encryptionKey, now: Date.now() }),
          ),
        })),
      )
      await required.table.caughtUp()
    }
    const { rows } = required.table.current() as Snapshots<T>[keyof T]
    for (const key of keys) {
      const row = rows.get(key)
      if (row !== undefined) require.check?.(key, row, options.world)
    }
  }

  return {
    prepared() {
      if (stale || prepared === undefined) prepared = derive()
      return prepared
    },
    ensure,
    async close() {
      await writer?.close()
      for (const { table } of followed.values()) await table.close()
    },
  }
}
