import type { MessageHeader } from '@confluentinc/kafka-javascript'
import { KafkaError } from '../kafka/call.ts'
import { type ConsumedRecord, type Position, type ProducedRecord, partitionKey } from '../kafka/record.ts'

/** Producers with one transactional id, by epoch: only the newest may write. */
export interface ProducerSession {
  readonly transactionalId: string
  readonly epoch: number
}

/** A member of a consumer group; a member that was put out may commit nothing. */
export interface GroupMember {
  readonly group: string
}

/**
 * As much of Kafka as a transaction needs, in memory: partitions with transaction markers, consumer offsets, producers that fence each
 * other, and readers that see what is committed. What it refuses, it refuses with Kafka's own codes.
 */
export interface MemoryBroker {
  /** Appends records that belong to no transaction. */
  append(records: readonly ConsumedRecord[]): void
  /** Committed records of a partition from an offset on, up to the first transaction that is open. */
  read(topic: string, partition: number, offset: number, max: number): Fetched
  /** Everything that is committed on a topic, by partition and offset. */
  committed(topic: string): readonly ConsumedRecord[]
  partitions(topic: string): readonly number[]
  /** Fences every other producer of the id and aborts what it left open. */
  initProducer(transactionalId: string): ProducerSession
  produce(session: ProducerSession, record: ProducedRecord): void
  addOffsets(session: ProducerSession, member: GroupMember, positions: readonly Position[]): void
  end(session: ProducerSession, how: 'committed' | 'aborted'): void
  /** Joins the group as its only member: whoever was in it is put out. */
  join(group: string): GroupMember
  committedOffsets(group: string): ReadonlyMap<string, Position>
}

export interface Fetched {
  readonly records: readonly ConsumedRecord[]
  /** Where to read on; past markers and aborted records. */
  readonly next: number
}

interface Transaction {
  state: 'open' | 'committed' | 'aborted'
  readonly partitions: Set<string>
  readonly offsets: Map<GroupMember, Map<string, Position>>
}

/** A record, or a marker where there is none; each takes up an offset. */
interface LogEntry {
  readonly record: ConsumedRecord | undefined
  readonly transaction: Transaction | undefined
}

const outputPartitions = 3
const producerFenced = { code: -144, message: 'fenced', isFatal: true }
const unknownMember = { code: 25, message: 'unknown member', isTxnRequiresAbort: true }

export function createMemoryBroker(): MemoryBroker {
  const logs = new Map<string, LogEntry[]>()
  const epochs = new Map<string, number>()
  const open = new Map<string, Transaction>()
  const members = new Map<string, GroupMember>()
  const offsets = new Map<string, Map<string, Position>>()

  const logOf = (topic: string, partition: number): LogEntry[] => {
    const key = partitionKey({ topic, partition })
    const log = logs.get(key) ?? []
    logs.set(key, log)
    return log
  }

  function transactionOf(call: string, { transactionalId, epoch }: ProducerSession): Transaction {
    if (epochs.get(transactionalId) !== epoch) throw new KafkaError(call, producerFenced)
    const current = open.get(transactionalId) ?? { state: 'open', partitions: new Set(), offsets: new Map() }
    open.set(transactionalId, current)
    return current
  }

  function endOf(transactionalId: string, how: 'committed' | 'aborted'): void {
    const transaction = open.get(transactionalId)
    open.delete(transactionalId)
    if (!transaction) return
    transaction.state = how
    for (const key of transaction.partitions)
      logs.get(key)?.push({ record: undefined, transaction: undefined })
    if (how === 'aborted') return
    for (const [{ group }, positions] of transaction.offsets)
      for (const [key, position] of positions)
        offsets.set(group, (offsets.get(group) ?? new Map<string, Position>()).set(key, position))
  }

  const read = (topic: string, partition: number, offset: number, max: number): Fetched => {
    const log = logOf(topic, partition)
    const records: ConsumedRecord[] = []
    let next = offset
    for (; next < log.length && records.length < max; next++) {
      const entry = log[next]
      if (entry?.transaction?.state === 'open') break
      if (entry?.record && entry.transaction?.state !== 'aborted') records.push(entry.record)
    }
    return { records, next }
  }

  const partitions = (topic: string): readonly number[] =>
    [...logs.keys()]
      .filter((key) => key.slice(0, key.lastIndexOf('/')) === topic)
      .map((key) => Number(key.slice(key.lastIndexOf('/') + 1)))
      .sort((a, b) => a - b)

  return {
    append(records) {
      for (const record of records)
        logOf(record.topic, record.partition).push({ record, transaction: undefined })
    },
    read,
    partitions,
    committed: (topic) =>
      partitions(topic).flatMap((partition) => read(topic, partition, 0, Number.POSITIVE_INFINITY).records),
    initProducer(transactionalId) {
      endOf(transactionalId, 'aborted')
      const epoch = (epochs.get(transactionalId) ?? -1) + 1
      epochs.set(transactionalId, epoch)
      return { transactionalId, epoch }
    },
    produce(session, { topic, key, value, headers }) {
      const transaction = transactionOf('produce', session)
      const partition = partitionOf(key)
      const log = logOf(topic, partition)
      const record: ConsumedRecord = {
        topic,
        partition,
        offset: log.length,
        timestamp: 0,
        key: Buffer.from(key),
        value,
        headers: headers as MessageHeader[] | undefined,
      }
      log.push({ record, transaction })
      transaction.partitions.add(partitionKey(record))
    },
    addOffsets(session, member, positions) {
      const transaction = transactionOf('send offsets', session)
      if (members.get(member.group) !== member) throw new KafkaError('send offsets', unknownMember)
      const added = transaction.offsets.get(member) ?? new Map<string, Position>()
      for (const position of positions) added.set(partitionKey(position), position)
      transaction.offsets.set(member, added)
    },
    end(session, how) {
      transactionOf(how === 'committed' ? 'commit transaction' : 'abort transaction', session)
      endOf(session.transactionalId, how)
    },
    join(group) {
      const member = { group }
      members.set(group, member)
      return member
    },
    committedOffsets: (group) => offsets.get(group) ?? new Map(),
  }
}

/** Any rule does, if one key always gives one partition. */
const partitionOf = (key: string): number =>
  [...key].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7) %
  outputPartitions
