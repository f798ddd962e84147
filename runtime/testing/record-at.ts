import type { ConsumedRecord } from '../kafka/record.ts'

/** An empty record of partition 0, for tests that look at offsets alone. */
export const recordAt = (topic: string, offset: number): ConsumedRecord => ({
  topic,
  partition: 0,
  offset,
  timestamp: 0,
  key: null,
  value: null,
  headers: undefined,
})
