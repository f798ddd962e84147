import type { Codec, DeadLetter, Topic } from '@flagwise/schemas'
import type { InputRecord } from '../stream/apply.ts'
import type { ProducedRecord } from './record.ts'

/** Headers of W3C trace context, which go on with whatever follows from a record. */
const traceHeaders = new Set(['traceparent', 'tracestate'])

/** An event as a record of its topic: key, value, headers to filter by, the trace it belongs to, and where it comes from. */
export function encodeOutput<T>(
  topic: Topic<T>,
  codec: Codec<T>,
  event: T,
  record: InputRecord,
): ProducedRecord {
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
export const encodeDeadLetter = (
  topic: Topic<DeadLetter>,
  codec: Codec<DeadLetter>,
  letter: DeadLetter,
): ProducedRecord => ({
  topic: topic.name,
  key: topic.keyOf(letter),
  value: codec.encode(letter),
  headers: Object.entries(topic.headersOf?.(letter) ?? {}).map(([name, value]) => ({ [name]: value })),
})
