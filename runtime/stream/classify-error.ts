/** What the consume loop does about an error around a transaction. */
export type Consequence =
  /** The same call again, a little later. */
  | 'retry'
  /** Abort the transaction, read positions back, go on with the same producer. */
  | 'abort'
  /** Nobody knows how the transaction ended, or the producer is done for: make it anew, read positions back. */
  | 'restart-producer'
  /** Another producer has our transactional id: make ours anew under another one. */
  | 'change-slot'

/** What classification needs to know of an error. */
export interface ClientError {
  readonly name: string
  readonly code?: number
  readonly fatal?: boolean
  readonly retriable?: boolean
  readonly requiresAbort?: boolean
}

const fencedCodes = new Set([
  -144, // ERR__FENCED
  47, // INVALID_PRODUCER_EPOCH
  90, // PRODUCER_FENCED
])

const timeoutCodes = new Set([
  -185, // ERR__TIMED_OUT
  -192, // ERR__MSG_TIMED_OUT
  -166, // ERR__TIMED_OUT_QUEUE
  7, // REQUEST_TIMED_OUT
])

/**
 * The table of consequences. A time-out wins over everything else that the client says about an error: librdkafka calls a
 * commit that timed out retriable, but a stray request of it could still end the next transaction (no KIP-890).
 */
export function classifyError(error: ClientError): Consequence {
  if (error.name === 'KafkaTimeout' || timeoutCodes.has(error.code ?? 0)) return 'restart-producer'
  if (fencedCodes.has(error.code ?? 0)) return 'change-slot'
  if (error.fatal) return 'restart-producer'
  if (error.requiresAbort) return 'abort'
  if (error.retriable) return 'retry'
  return 'restart-producer'
}
