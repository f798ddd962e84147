import type { LibrdKafkaError } from '@confluentinc/kafka-javascript'
import { givenUp } from '../service/native-calls.ts'

/** A call of the Kafka client did not answer in time, so nobody knows what it did. */
export class KafkaTimeout extends Error {
  override readonly name = 'KafkaTimeout'
}

/** An error of the Kafka client, with what it says about its own consequences. */
export class KafkaError extends Error {
  override readonly name = 'KafkaError'
  /** librdkafka's code: negative for the client's own, positive for the broker's. */
  readonly code: number
  readonly fatal: boolean
  readonly retriable: boolean
  readonly requiresAbort: boolean

  constructor(call: string, error: Partial<LibrdKafkaError>) {
    super(`${call}: ${error.message ?? 'unknown error'}`, { cause: error })
    this.code = error.code ?? 0
    this.fatal = error.isFatal === true
    this.retriable = error.isRetriable === true
    this.requiresAbort = error.isTxnRequiresAbort === true
  }
}

/** Whatever the client threw or handed to a callback, as an error of ours. */
export function asKafkaError(call: string, error: unknown): Error {
  if (error instanceof KafkaError || error instanceof KafkaTimeout) return error
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number')
    return new KafkaError(call, error as Partial<LibrdKafkaError>)
  return error instanceof Error ? error : new Error(`${call}: ${String(error)}`)
}

/**
 * A callback call of the client as a promise with a deadline of our own: some native calls ignore theirs.
 * @throws KafkaError or KafkaTimeout
 */
export function call<T = void>(
  name: string,
  deadlineMs: number,
  start: (done: (error: unknown, result?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let answeredLate = (): void => undefined
    const timer = setTimeout(() => {
      answeredLate = givenUp()
      reject(new KafkaTimeout(`${name}: no answer within ${deadlineMs} ms`))
    }, deadlineMs)
    const done = (error: unknown, result?: T): void => {
      clearTimeout(timer)
      answeredLate()
      if (error) reject(asKafkaError(name, error))
      else resolve(result as T)
    }
    try {
      start(done)
    } catch (error) {
      done(error)
    }
  })
}
