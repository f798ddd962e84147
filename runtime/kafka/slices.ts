import { setImmediate } from 'node:timers/promises'
import type { Applied } from '../stream/apply.ts'
import type { ConsumedRecord, ProducedRecord } from './record.ts'

/** What a batch comes to, and everything that follows from it as records to produce. */
export interface Following {
  readonly applied: Applied<ProducedRecord>
  readonly toProduce: readonly ProducedRecord[]
}

/** Records that are decided in one go: some milliseconds. */
const sliceRecords = 200

/**
 * Decides a batch slice by slice, so that the steps of a transaction that is under way, and whoever asks for metrics, are not kept waiting for
 * all of it.
 */
export async function inSlices(
  records: readonly ConsumedRecord[],
  follow: (slice: readonly ConsumedRecord[]) => Following,
): Promise<Following> {
  const parts: Following[] = []
  for (let start = 0; start < records.length; start += sliceRecords) {
    if (start > 0) await setImmediate()
    parts.push(follow(records.slice(start, start + sliceRecords)))
  }
  const applied = parts.map((part) => part.applied)
  return {
    applied: {
      outputs: applied.flatMap(({ outputs }) => outputs),
      emitting: applied.flatMap(({ emitting }) => emitting),
      deadLetters: applied.flatMap(({ deadLetters }) => deadLetters),
      consumed: records.length,
      silent: applied.reduce((sum, { silent }) => sum + silent, 0),
    },
    toProduce: parts.flatMap(({ toProduce }) => toProduce),
  }
}
