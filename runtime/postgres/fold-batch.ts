import { BadRecord, type Codec } from '@flagwise/schemas'
import type { Folded, Input, Statement } from '../define-projection.ts'
import { type ConsumedRecord, type Position, partitionKey } from '../kafka/record.ts'
import type { Step } from './offsets.ts'

/** An input of a projection with the codec of its topic. */
export interface OpenInput {
  readonly input: Input<unknown>
  readonly codec: Codec<unknown>
}

/** What a batch comes to: statements to run, and the steps of the offsets that go with them. */
export interface FoldedBatch {
  readonly statements: readonly Statement[]
  readonly steps: readonly Step[]
  readonly folded: number
  /** Records that are not of their topic's schema. They are passed over: somebody else wrote them. */
  readonly skipped: readonly { readonly record: ConsumedRecord; readonly reason: string }[]
}

/** Whether records of the topic are for this input. */
export const takes = ({ input }: OpenInput, topic: string): boolean =>
  input.topic.name === topic || (input.pattern?.test(topic) ?? false)

/** Folds a batch, input by input. @param stored next offset of each partition as it is stored now */
export function foldBatch(
  inputs: readonly OpenInput[],
  records: readonly ConsumedRecord[],
  stored: ReadonlyMap<string, number>,
): FoldedBatch {
  const batches = new Map<OpenInput, Folded<unknown>[]>()
  const steps = new Map<string, Step>()
  const skipped: { record: ConsumedRecord; reason: string }[] = []
  let folded = 0
  for (const record of records) {
    const { topic, partition, offset } = record
    const key = partitionKey(record)
    const expected = stored.get(key) ?? 0
    if (offset < expected) continue
    steps.set(key, { topic, partition, offset: offset + 1, expected })
    const open = inputs.find((candidate) => takes(candidate, topic))
    if (!open) continue
    const source = { topic, partition, offset }
    try {
      const value = record.value === null ? null : open.codec.decode(record.value, source)
      const batch = batches.get(open) ?? []
      batch.push({ key: record.key?.toString('utf8') ?? '', value, source, timestamp: record.timestamp })
      batches.set(open, batch)
      folded++
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error
      skipped.push({ record, reason: error.message })
    }
  }
  return {
    statements: [...batches].flatMap(([{ input }, batch]) => input.fold(batch)),
    steps: [...steps.values()],
    folded,
    skipped,
  }
}

/** The batch, and where partitions end beyond it: past transaction markers and aborted records, which are never handed over. */
export function withEnds(
  batch: FoldedBatch,
  ends: readonly Position[],
  stored: ReadonlyMap<string, number>,
): FoldedBatch {
  const steps = new Map(batch.steps.map((step) => [partitionKey(step), step]))
  for (const end of ends) {
    const step = steps.get(partitionKey(end))
    const expected = step?.expected ?? stored.get(partitionKey(end)) ?? 0
    if (end.offset > (step?.offset ?? expected)) steps.set(partitionKey(end), { ...end, expected })
  }
  return { ...batch, steps: [...steps.values()] }
}
