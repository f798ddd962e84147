import type { Codec, Topic } from '@flagwise/schemas'
import type { InputRecord } from '../stream/apply.ts'
import type { ManualClock } from './manual-clock.ts'

/** What a record may have beside its value. */
export interface RecordFields {
  /** 0 when not said. */
  readonly partition?: number
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A record of the input, where more of it matters than the event. */
export class GivenRecord<In> {
  readonly value: { readonly event: In } | { readonly bytes: Buffer | null }
  readonly fields: RecordFields

  constructor(value: GivenRecord<In>['value'], fields: RecordFields) {
    this.value = value
    this.fields = fields
  }
}

/** Time that goes by between two records. */
export class Pause {
  readonly ms: number

  constructor(ms: number) {
    this.ms = ms
  }
}

/** What a test feeds a processor with: events, records, and time that goes by. */
export type Given<In> = In | GivenRecord<In> | Pause

/** An event with its partition, key or headers. */
export const aRecord = <In>(event: In, fields: RecordFields = {}): GivenRecord<In> =>
  new GivenRecord({ event }, fields)

/** A record as somebody else may have written it, byte by byte; null is a record without a value. */
export const rawRecord = (bytes: Buffer | string | null, fields: RecordFields = {}): GivenRecord<never> =>
  new GivenRecord({ bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes }, fields)

/** A record in JSON. */
export const jsonRecord = (value: unknown, fields: RecordFields = {}): GivenRecord<never> =>
  rawRecord(JSON.stringify(value), fields)

/** Moves the clock forward before the next record arrives. */
export const after = (ms: number): Pause => new Pause(ms)

/** The records as the topic holds them: events in Avro, offsets from 0 in each partition, times by the clock. */
export function recordsOf<In>(
  given: readonly Given<In>[],
  topic: Topic<In>,
  codec: Codec<In>,
  clock: ManualClock,
): readonly InputRecord[] {
  const nextOffsets = new Map<number, number>()
  const records: InputRecord[] = []
  for (const one of given) {
    if (one instanceof Pause) {
      clock.advance(one.ms)
      continue
    }
    const { value, fields } = one instanceof GivenRecord ? one : aRecord(one)
    const { partition = 0, key, headers = {} } = fields
    const offset = nextOffsets.get(partition) ?? 0
    nextOffsets.set(partition, offset + 1)
    records.push({
      topic: topic.name,
      partition,
      offset,
      timestamp: clock.now(),
      key: key === undefined ? null : Buffer.from(key),
      value: 'bytes' in value ? value.bytes : codec.encode(value.event),
      headers: Object.entries(headers).map(([name, text]) => ({ [name]: Buffer.from(text) })),
    })
  }
  return records
}
