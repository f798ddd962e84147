import type { Source } from './flag/flag.generated.ts'

/** A topic as the catalogue describes it; `T` is what its records decode to. */
export interface Topic<T> {
  readonly name: string
  readonly description: string
  /** What the record key is, in words. */
  readonly key: string
  readonly partitions: number
  /** How long records are kept; `forever` unless forgotten by key. */
  readonly retention: 'forever' | { readonly days: number }
  readonly cleanup: 'delete' | 'compact'
  /** Largest record in bytes. */
  readonly maxRecordBytes: number
  readonly producers: readonly string[]
  readonly consumers: readonly string[]
  /** Avro schema of the value, registered as `<name>-value`. */
  readonly schema: object
  keyOf(value: T): string
  /** Headers that let a subscriber filter without decoding. */
  headersOf?(value: T): Readonly<Record<string, string>>
  /** From a decoded Avro value (shape of `schema`) to `T`. @throws BadRecord */
  fromAvro(value: unknown, source: Source): T
  /** From bytes that are not in the Confluent wire format, on topics that take another form. @throws BadRecord */
  fromOtherBytes?(bytes: Buffer, source: Source): T
  /** From `T` to the shape of `schema`, where the two differ. */
  toAvro?(value: T): unknown
}

/** The same topic under another name, as when `KAFKA_TOPIC` is set. */
export const topicNamed = <T>(topic: Topic<T>, name: string): Topic<T> => ({ ...topic, name })

/** Name of the registry subject of a topic's values (TopicNameStrategy). */
export const subjectOf = (topic: { readonly name: string }): string => `${topic.name}-value`
