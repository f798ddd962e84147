import type { Message, MessageHeader } from '@confluentinc/kafka-javascript'

/** A record as it was consumed. */
export interface ConsumedRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  /** ms since 1970 */
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly MessageHeader[] | undefined
}

/** A record to produce. */
export interface ProducedRecord {
  readonly topic: string
  readonly key: string
  /** null is a tombstone. */
  readonly value: Buffer | null
  readonly headers?: readonly MessageHeader[]
}

/** Where to read on, or what was read up to: the next offset of a partition. */
export interface Position {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

/** The client's message, seen as a record of ours. */
export function asRecord(message: Message): ConsumedRecord {
  return {
    topic: message.topic,
    partition: message.partition,
    offset: message.offset,
    timestamp: message.timestamp ?? 0,
    key: bytesOf(message.key),
    value: message.value,
    headers: message.headers,
  }
}

const bytesOf = (key: Message['key']): Buffer | null =>
  key === null || key === undefined ? null : Buffer.isBuffer(key) ? key : Buffer.from(String(key))

/** Key of a partition in maps. */
export const partitionKey = (at: { readonly topic: string; readonly partition: number }): string =>
  `${at.topic}/${at.partition}`
