import type { Logger } from '../service/log.ts'
import { backOffMs, pause } from '../service/shutdown.ts'
import { openProducer, type TransactionalProducer } from './producer.ts'
import type { Position, ProducedRecord } from './record.ts'
import type { KafkaClientOptions } from './settings.ts'

export interface SoleWriterOptions extends KafkaClientOptions {
  /** The fixed transactional id of whoever may write these topics. */
  readonly transactionalId: string
  /** Brings what `decide` looks at up to everything that is committed now. */
  readonly refresh: () => Promise<void>
  readonly log: Logger
}

/**
 * Appends to topics as their only writer, at any number of instances, with no lock service: a transactional producer with a
 * fixed id fences every other one, and only then is the state read and the decision made. Kafka has no compare-and-set; this
 * is one. An instance that was fenced makes its producer anew, reads on and decides again.
 */
export interface SoleWriter {
  /**
   * Runs `decide` on state that nobody else can change meanwhile, and appends what it returns in one transaction. `decide` may run
   * several times, also after an append of its own whose outcome was unknown: it must see from the state that its work is done.
   *
   * @returns where each record went; empty when there was nothing to append
   * @throws whatever `decide` throws; KafkaError or KafkaTimeout after five tries
   */
  append(decide: () => readonly ProducedRecord[]): Promise<readonly Position[]>
  close(): Promise<void>
}

const maxTries = 5

export function openSoleWriter(options: SoleWriterOptions): SoleWriter {
  let producer: TransactionalProducer | undefined
  let queue: Promise<unknown> = Promise.resolve()

  async function tryAppend(decide: () => readonly ProducedRecord[]): Promise<readonly Position[]> {
    producer ??= await openProducer(options, options.transactionalId, true)
    await options.refresh()
    const records = decide()
    if (records.length === 0) return []
    await producer.begin()
    for (const record of records) producer.produce(record)
    const positions = await producer.flushed()
    await producer.commit()
    return positions
  }

  async function appendInTurn(decide: () => readonly ProducedRecord[]): Promise<readonly Position[]> {
    let decisionError: { readonly error: unknown } | undefined
    const guarded = (): readonly ProducedRecord[] => {
      try {
        return decide()
      } catch (error) {
        decisionError = { error }
        throw error
      }
    }
    for (let tries = 0; ; tries++) {
      try {
        return await tryAppend(guarded)
      } catch (error) {
        if (decisionError) throw decisionError.error
        const broken = producer
        producer = undefined
        await broken?.close()
        if (tries + 1 >= maxTries) throw error
        options.log.info(
          { err: error, transactionalId: options.transactionalId },
          'append failed or fenced; tried again',
        )
        await pause(backOffMs(tries))
      }
    }
  }

  return {
    append(decide) {
      const appended = queue.then(() => appendInTurn(decide))
      queue = appended.catch(() => undefined)
      return appended
    },
    async close() {
      await queue
      await producer?.close()
    },
  }
}
