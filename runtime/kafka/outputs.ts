import { type Codec, type DeadLetter, type Topic, topics } from '@flagwise/schemas'
import type { Processor, Tables } from '../define-processor.ts'
import { type Applied, applyBatch, type InputRecord } from '../stream/apply.ts'
import type { ProducedRecord } from './record.ts'

/** What a processor's input is read with, and what follows from it is written with. */
export interface ProcessorCodecs<In, Out> {
  readonly input: Codec<In>
  readonly output: Codec<Out>
  readonly letters: Codec<DeadLetter>
}

/** What records come to, and everything that follows from them as records to produce: outputs, then dead letters. */
export interface Following {
  readonly applied: Applied<ProducedRecord>
  readonly toProduce: readonly ProducedRecord[]
}

/** Decides records, in order. */
export function whatFollows<In, Out, T extends Tables, Prepared>(
  { name, process, output }: Processor<In, Out, T, Prepared>,
  codecs: ProcessorCodecs<In, Out>,
  prepared: Prepared,
  records: readonly InputRecord[],
): Following {
  const encode = (event: Out, record: InputRecord): ProducedRecord =>
    encodeOutput(output, codecs.output, event, record)
  const applied = applyBatch({ name, codec: codecs.input, prepared, process, encode }, records)
  const dead = applied.deadLetters.map((letter) =>
    encodeDeadLetter(topics.deadLetters, codecs.letters, letter),
  )
  return { applied, toProduce: [...applied.outputs, ...dead] }
}

/** Headers of W3C trace context, which go on with whatever follows from a record. */
const traceHeaders = new Set(['traceparent', 'tracestate'])

/** An event as a record of its topic: key, value, headers to filter by, the trace it belongs to, and where it comes from. */
function encodeOutput<T>(topic: Topic<T>, codec: Codec<T>, event: T, record: InputRecord): ProducedRecord {
  const headers: Record<string, string>[] = [
    { source: `${record.topic}/${record.partition}/${record.offset}` },
  ]
  for (const [name, value] of Object.entries(topic.headersOf?.(event) ?? {})) headers.push({ [name]: value })
  for (const header of record.headers ?? [])
    for (const [name, value] of Object.entries(header))
      if (traceHeaders.has(name)) headers.push({ [name]: String(value) })
  return { topic: topic.name, key: topic.keyOf(event), value: codec.encode(event), headers }
}

/** A dead letter as a record of its topic. */
const encodeDeadLetter = (
  topic: Topic<DeadLetter>,
  codec: Codec<DeadLetter>,
  letter: DeadLetter,
): ProducedRecord => ({
  topic: topic.name,
  key: topic.keyOf(letter),
  value: codec.encode(letter),
  headers: Object.entries(topic.headersOf?.(letter) ?? {}).map(([name, value]) => ({ [name]: value })),
})
