import { BadRecord, type Codec, type DeadLetter, idOfSource, type Source } from '@flagwise/schemas'
import type { ProcessContext } from '../define-processor.ts'

/** A record as the decision needs it. */
export interface InputRecord extends Source {
  /** ms since 1970 */
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly Readonly<Record<string, unknown>>[] | undefined
}

/** What a batch comes to. Every record is counted once: consumed = emitting + silent + dead-lettered. */
export interface Applied<Output> {
  readonly outputs: readonly Output[]
  /** Timestamps of the records that outputs follow from, in ms since 1970. */
  readonly emitting: readonly number[]
  readonly deadLetters: readonly DeadLetter[]
  readonly consumed: number
  readonly silent: number
}

/** The decision to apply, how to read its input and how to write what it emits. */
export interface Application<In, Out, Prepared, Output> {
  readonly name: string
  readonly codec: Pick<Codec<In>, 'decode'>
  readonly prepared: Prepared
  readonly process: (event: In, context: ProcessContext<Prepared>) => readonly Out[]
  /** An event as a record to produce. An event that does not fit its schema is the processor's mistake with this record. */
  readonly encode: (event: Out, record: InputRecord) => Output
}

/** Largest part of a record that its dead letter keeps; a record on our topics is smaller. */
const maxKeptBytes = 9 * 1024 * 1024

/**
 * Applies a processor to a batch, record by record. A record that cannot be decoded, or that makes the processor throw, becomes
 * a dead letter and the batch goes on; so what follows from a record does not depend on what is beside it.
 */
export function applyBatch<In, Out, Prepared, Output>(
  { name, codec, prepared, process, encode }: Application<In, Out, Prepared, Output>,
  records: readonly InputRecord[],
): Applied<Output> {
  const outputs: Output[] = []
  const emitting: number[] = []
  const deadLetters: DeadLetter[] = []
  let silent = 0
  for (const record of records) {
    const source: Source = { topic: record.topic, partition: record.partition, offset: record.offset }
    try {
      const events = process(codec.decode(record.value, source), {
        prepared,
        source,
        receivedAt: record.timestamp,
      })
      if (events.length === 0) silent++
      else {
        const encoded = events.map((event) => encode(event, record))
        for (const output of encoded) outputs.push(output)
        emitting.push(record.timestamp)
      }
    } catch (error) {
      deadLetters.push(deadLetterOf(name, record, source, error))
    }
  }
  return { outputs, emitting, deadLetters, consumed: records.length, silent }
}

/** The dead letter of a record, with its bytes and the reason; the message of an error that we did not write is left out. */
export function deadLetterOf(
  processor: string,
  record: InputRecord,
  source: Source,
  error: unknown,
): DeadLetter {
  const tooLarge = (record.value?.length ?? 0) > maxKeptBytes
  const cut = tooLarge ? ` (only the first ${maxKeptBytes} of ${record.value?.length} bytes are kept)` : ''
  return {
    id: idOfSource(`dead-letter/${processor}`, source),
    processor,
    source,
    receivedAt: record.timestamp,
    key: record.key,
    value: tooLarge && record.value ? record.value.subarray(0, maxKeptBytes) : record.value,
    headers: (record.headers ?? []).flatMap((header) =>
      Object.entries(header).map(([headerName, value]) => ({ name: headerName, value: bytesOf(value) })),
    ),
    errorClass: error instanceof BadRecord ? error.fault : error instanceof Error ? error.name : 'unknown',
    message: messageOf(processor, error) + cut,
  }
}

const bytesOf = (value: unknown): Buffer => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)))

/** An error thrown inside a processor may quote the text it stumbled over. */
function messageOf(processor: string, error: unknown): string {
  if (error instanceof BadRecord) return error.message
  const frame =
    error instanceof Error ? /\n\s+at (.+?) \(?[^\n]*?([^/\n]+:\d+):\d+\)?/.exec(error.stack ?? '') : null
  return `${processor} threw${frame ? ` in ${frame[1]}, ${frame[2]}` : ''}`
}
