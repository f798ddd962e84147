import fc from 'fast-check'
import { type ConsumedRecord, partitionKey } from '../kafka/record.ts'
import type { WriteStep } from '../postgres/write-batch.ts'
import { batchesOf, interleaved } from './orders.ts'

/** What befalls the write of a batch. */
export type WriteMishap =
  /** The same records come again, as after a rebalance. */
  | 'comes twice'
  /** Another instance that does not know of the write writes it too. */
  | 'a zombie writes it too'
  /** The connection breaks there; the batch is read and written again. */
  | WriteStep

export interface Delivery {
  readonly records: readonly ConsumedRecord[]
  readonly mishap: WriteMishap | undefined
}

const mishaps: readonly WriteMishap[] = [
  'comes twice',
  'a zombie writes it too',
  'offsets-advanced',
  'rows-written',
  'committed',
]

/** All at once, as given. */
export const atOnce = (records: readonly ConsumedRecord[]): readonly Delivery[] => [
  { records, mishap: undefined },
]

/** One by one, each twice, the topics in the opposite order: what came last comes first, as far as a partition allows. */
export const backwards = (records: readonly ConsumedRecord[]): readonly Delivery[] =>
  [...Map.groupBy(records, ({ topic, partition }) => `${topic}/${partition}`).values()]
    .reverse()
    .flat()
    .map((record) => ({ records: [record], mishap: 'comes twice' }))

/** Any order that keeps each partition's own, in any batches, with any mishaps. */
export const anyDelivery = (records: readonly ConsumedRecord[]): fc.Arbitrary<readonly Delivery[]> => {
  const choices = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 2 * records.length + 1 })
  const befalling = fc.array(fc.option(fc.constantFrom(...mishaps)), {
    minLength: 1,
    maxLength: records.length + 1,
  })
  return fc
    .tuple(choices, choices, befalling)
    .map(([order, cuts, befalls]) =>
      batchesOf(interleaved(records, order), cuts).map((batch, at) =>
        readable({ records: batch, mishap: befalls[at % befalls.length] ?? undefined }),
      ),
    )
}

/** So that a counterexample says what was delivered, and not its bytes. */
const readable = (delivery: Delivery): Delivery => {
  const records = delivery.records.map((record) => `${partitionKey(record)}/${record.offset}`)
  const worded = [...records, ...(delivery.mishap ? [`(${delivery.mishap})`] : [])].join(' ')
  return Object.assign({ ...delivery }, { [fc.toStringMethod]: () => worded })
}
