import type { KafkaConsumer, TopicPartition } from '@confluentinc/kafka-javascript'
import type { GroupConsumer } from '../kafka/consumer.ts'
import type { TransactionalProducer } from '../kafka/producer.ts'
import { type ConsumedRecord, type Position, partitionKey } from '../kafka/record.ts'
import type { GroupMember, MemoryBroker } from './memory-broker.ts'

/** What may go wrong between a producer and its broker, for one call each. */
export interface ProducerTroubles {
  /** Instead of adding the offsets. @throws an error of the client */
  beforeOffsets?(): void
  /** Runs the commit, or not, and may throw an error of the client instead of its answer. */
  aroundCommit?(commit: () => void): void
}

/** A call of a client is never answered at once. */
const answered = async <R>(act: () => R): Promise<R> => {
  await Promise.resolve()
  return act()
}

/** Which member of its group a consumer's client is; in Kafka, the client's own group metadata says so. */
const memberships = new WeakMap<KafkaConsumer, GroupMember>()

function membershipOf(client: KafkaConsumer): GroupMember {
  const member = memberships.get(client)
  if (!member) throw new Error('a consumer of another broker')
  return member
}

export function openMemoryProducer(
  broker: MemoryBroker,
  transactionalId: string,
  troubles: ProducerTroubles = {},
): Promise<TransactionalProducer> {
  const session = broker.initProducer(transactionalId)
  return answered(() => ({
    begin: () => Promise.resolve(),
    produce: (record) => broker.produce(session, record),
    sendOffsets: (positions, client) =>
      answered(() => {
        troubles.beforeOffsets?.()
        broker.addOffsets(session, membershipOf(client), positions)
      }),
    commit: () =>
      answered(() => {
        const commit = (): void => broker.end(session, 'committed')
        if (troubles.aroundCommit) troubles.aroundCommit(commit)
        else commit()
      }),
    abort: () => answered(() => broker.end(session, 'aborted')),
    flushed: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  }))
}

/** The only member of its group; it has all partitions, and hands them over in turns. */
export function openMemoryConsumer(broker: MemoryBroker, group: string, topic: string): GroupConsumer {
  // Nobody calls it: it only says which member this is.
  const client = { name: group } as unknown as KafkaConsumer
  memberships.set(client, broker.join(group))
  const positions = new Map<string, Position>()
  const assigned: readonly TopicPartition[] = broker
    .partitions(topic)
    .map((partition) => ({ topic, partition }))
  const committedOf = (partitions: readonly TopicPartition[]): readonly Position[] =>
    partitions.flatMap((partition) => broker.committedOffsets(group).get(partitionKey(partition)) ?? [])
  for (const partition of assigned) positions.set(partitionKey(partition), { ...partition, offset: 0 })
  for (const position of committedOf(assigned)) positions.set(partitionKey(position), position)
  let turn = 0

  const poll = (max: number): Promise<readonly ConsumedRecord[]> =>
    answered(() => {
      const records: ConsumedRecord[] = []
      for (let asked = 0; asked < assigned.length && records.length < max; asked++) {
        const partition = assigned[(turn + asked) % assigned.length]
        const at = partition && positions.get(partitionKey(partition))
        if (!at) continue
        const fetched = broker.read(topic, at.partition, at.offset, Math.ceil(max / 2))
        records.push(...fetched.records.slice(0, max - records.length))
        const taken = records.at(-1)
        if (taken?.partition === at.partition)
          positions.set(partitionKey(at), { ...at, offset: taken.offset + 1 })
      }
      turn++
      return records
    })

  return {
    client,
    poll,
    readOn: poll,
    assigned: () => assigned,
    committed: (partitions) => answered(() => committedOf(partitions)),
    seek: (to) =>
      answered(() => {
        for (const position of to) positions.set(partitionKey(position), position)
      }),
    ends: () => [],
    partitions: (isWanted) => answered(() => (isWanted(topic) ? assigned : [])),
    pause: () => undefined,
    resume: () => undefined,
    watermarks: ({ topic: of, partition }) =>
      answered(() => ({ low: 0, high: broker.read(of, partition, 0, Number.POSITIVE_INFINITY).next })),
    close: () => Promise.resolve(),
  }
}
