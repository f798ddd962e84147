import type { ConsumerGlobalConfig, ProducerGlobalConfig } from '@confluentinc/kafka-javascript'

/** Largest record that any topic of ours takes, with room for headers. */
const maxMessageBytes = 13 * 1024 * 1024

/** How long a transaction may stay open before the broker aborts it; a killed processor holds readers back so long at most. */
export const transactionTimeoutMs = 10_000

/** Where a service finds the brokers, and how it names itself to them. */
export interface KafkaClientOptions {
  readonly bootstrapServers: string
  readonly clientId: string
}

const base = ({ bootstrapServers, clientId }: KafkaClientOptions) => ({
  'bootstrap.servers': bootstrapServers,
  'client.id': clientId,
  'reconnect.backoff.ms': 50,
  'reconnect.backoff.max.ms': 2_000,
  'socket.keepalive.enable': true,
  'log.connection.close': false,
})

/** Settings of every consumer: commits are ours to make, readers see committed transactions only. */
export const consumerSettings = (options: KafkaClientOptions): ConsumerGlobalConfig => ({
  ...base(options),
  'enable.auto.commit': false,
  'enable.auto.offset.store': false,
  'isolation.level': 'read_committed',
  'fetch.wait.max.ms': 50,
  'fetch.queue.backoff.ms': 20,
  // Enough to keep a turn busy; more is memory and no speed. A larger record comes whole all the same.
  'queued.max.messages.kbytes': 8_192,
  'fetch.message.max.bytes': 256 * 1024,
  'fetch.max.bytes': maxMessageBytes * 2,
  'topic.metadata.refresh.interval.ms': 10_000,
})

/** Settings of every transactional producer. The partitioner is Java's, so that other clients' keys meet ours. */
export const producerSettings = (
  options: KafkaClientOptions,
  transactionalId: string,
): ProducerGlobalConfig => ({
  ...base(options),
  'transactional.id': transactionalId,
  'transaction.timeout.ms': transactionTimeoutMs,
  'enable.idempotence': true,
  'message.max.bytes': maxMessageBytes,
  'queue.buffering.max.messages': 500_000,
  'queue.buffering.max.kbytes': 262_144,
  'linger.ms': 5,
  'compression.codec': 'lz4',
})

/** A record that cannot be delivered fails before its transaction does. */
export const producerTopicSettings = {
  partitioner: 'murmur2_random',
  'message.timeout.ms': transactionTimeoutMs - 1_000,
} as const
