import type { Column } from '@flagwise/runtime'
import type { Source } from '@flagwise/schemas'

/** What requests and flags both say about a call. */
export interface Facts {
  readonly timestamp: number
  readonly receivedAt: number
  readonly srcIp: string
  readonly provider: string
  readonly model: string
  readonly userId: string | null
  readonly sessionId: string | null
  readonly source: Source
}

/** ms since 1970 as Postgres reads it. */
export const moment = (ms: number): string => new Date(ms).toISOString()

export const factColumns: readonly Column<Facts>[] = [
  { name: 'timestamp', type: 'timestamptz', value: (of) => moment(of.timestamp) },
  { name: 'received_at', type: 'timestamptz', value: (of) => moment(of.receivedAt) },
  { name: 'src_ip', type: 'text', value: (of) => of.srcIp },
  { name: 'provider', type: 'text', value: (of) => of.provider },
  { name: 'model', type: 'text', value: (of) => of.model },
  { name: 'user_id', type: 'text', value: (of) => of.userId },
  { name: 'session_id', type: 'text', value: (of) => of.sessionId },
]

export const sourceColumns: readonly Column<Facts>[] = [
  { name: 'source_topic', type: 'text', value: (of) => of.source.topic },
  { name: 'source_partition', type: 'int', value: (of) => of.source.partition },
  { name: 'source_offset', type: 'bigint', value: (of) => of.source.offset },
]

/** Which of two records with one request id stands: the one that arrived first. */
export const isBefore = (a: Facts, b: Facts): boolean =>
  a.receivedAt !== b.receivedAt
    ? a.receivedAt < b.receivedAt
    : a.source.partition !== b.source.partition
      ? a.source.partition < b.source.partition
      : a.source.offset < b.source.offset
