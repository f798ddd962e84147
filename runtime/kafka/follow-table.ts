import { BadRecord, type Codec, type Topic } from '@flagwise/schemas'
import type { TableSnapshot } from '../define-processor.ts'
import type { Logger } from '../service/log.ts'
import type { ConsumedRecord } from './record.ts'
import type { KafkaClientOptions } from './settings.ts'
import { openTail } from './tail.ts'

/** A compacted topic, followed: the newest row of each key. */
export interface FollowedTable<T> {
  /** What is known now; the same object until something changes. */
  current(): TableSnapshot<T>
  /** Resolves when everything committed at the time of the call is in `current`. */
  caughtUp(signal?: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Reads the topic to its end, then follows it. Rows that cannot be decoded are left as they were, with an error in the log. */
export async function followTable<T>(
  topic: Topic<T>,
  codec: Codec<T>,
  options: KafkaClientOptions & { readonly log: Logger; readonly onChange?: () => void },
): Promise<FollowedTable<T>> {
  const rows = new Map<string, T>()
  let version = 0
  let snapshot: TableSnapshot<T> | undefined
  let applying = Promise.resolve()
  let applied = 0

  /** Decoding may need a schema first, so records are applied in a chain of their own. */
  async function apply(records: readonly ConsumedRecord[]): Promise<void> {
    for (;;) {
      try {
        await codec.ready(records.map((record) => record.value))
        break
      } catch (error) {
        options.log.warn({ err: error, topic: topic.name }, 'schemas cannot be fetched; the table waits')
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    }
    for (const record of records) {
      const key = record.key?.toString('utf8') ?? ''
      if (record.value === null) rows.delete(key)
      else
        try {
          rows.set(key, codec.decode(record.value, record))
        } catch (error) {
          if (!(error instanceof BadRecord)) throw error
          options.log.error(
            { err: error, topic: record.topic, offset: record.offset, key },
            'a row cannot be decoded; it is left as it was',
          )
        }
      version = record.offset + 1
    }
    snapshot = undefined
    options.onChange?.()
  }

  const tail = await openTail({
    ...options,
    topics: [topic.name],
    from: 'beginning',
    onRecords: (records) => {
      applied++
      applying = applying.then(() => apply(records))
    },
  })
  const caughtUp = async (signal?: AbortSignal): Promise<void> => {
    await tail.caughtUp(signal)
    await applying
  }
  if (tail.positions().length === 0) {
    await tail.close()
    throw new Error(`topic ${topic.name} does not exist; run the provisioning step`)
  }
  await caughtUp()
  options.log.info({ topic: topic.name, rows: rows.size, version, batches: applied }, 'table read to its end')

  return {
    current: () => {
      snapshot ??= { version, rows: new Map(rows) }
      return snapshot
    },
    caughtUp,
    close: () => tail.close(),
  }
}
