import type { Source, Topic } from '@flagwise/schemas'

/** Compacted topics that a processor reads to their end before its first record, and then follows. */
export type Tables = Readonly<Record<string, Topic<unknown>>>

/** One compacted topic at one moment, by record key. Immutable. */
export interface TableSnapshot<T> {
  /** Next offset of the topic that the snapshot was read up to; it names the snapshot. */
  readonly version: number
  readonly rows: ReadonlyMap<string, T>
}

/** The snapshots of all tables of a processor; they never change while records that were read in one go are decided. */
export type Snapshots<T extends Tables> = {
  readonly [Name in keyof T]: TableSnapshot<T[Name] extends Topic<infer Row> ? Row : never>
}

/** What a decision may know beside its event. */
export interface ProcessContext<Prepared> {
  readonly prepared: Prepared
  /** Coordinates of the record. */
  readonly source: Source
  /** Timestamp of the record, in ms since 1970; a processor has no other clock. */
  readonly receivedAt: number
}

/**
 * Decides, for each event, which events follow from it. Pure: no I/O, no clock, no randomness, so that the same records
 * give the same output at every replay. An empty result means that nothing follows. An error thrown by `process` is the
 * record's fault: the record goes to dead letters and the stream goes on.
 */
export interface Processor<In, Out, T extends Tables, Prepared> {
  /** Names the consumer group, the dead letters and the metrics. */
  readonly name: string
  readonly input: Topic<In>
  readonly output: Topic<Out>
  readonly tables: T
  /**
   * Derived once per snapshot of the tables, from them and from the secrets that the service was started with.
   * May report rows that it had to ignore; the runtime logs and counts them.
   */
  readonly prepare: (snapshots: Snapshots<T>, world: PrepareWorld) => Prepared
  /** Rows that must be in a table before the records can be processed; the runtime calls it before each batch. */
  readonly require?: Requirement<T>
  readonly process: (event: In, context: ProcessContext<Prepared>) => readonly Out[]
}

/** What `prepare` is handed of the world. */
export interface PrepareWorld {
  /** 32 bytes, from ENCRYPTION_KEY. */
  readonly encryptionKey: Buffer
  /** Makes an ignored row visible: a log line and a metric. The message never carries text of a request. */
  readonly ignored: (row: { readonly table: string; readonly key: string; readonly reason: string }) => void
}

/** A row that a batch cannot do without, such as the data key of its day; the runtime appends it as the topic's sole writer. */
export interface Requirement<T extends Tables> {
  readonly table: keyof T & string
  /** Key of the row that a record needs. @param receivedAt ms since 1970 */
  readonly keyFor: (receivedAt: number) => string
  /** A new row for a key that is missing; may draw randomness: what it returns is appended before it is used. */
  readonly create: (key: string, world: { readonly encryptionKey: Buffer; readonly now: number }) => RowOf<T>
  /**
   * Throws when the row is of no use with the secrets that the service was started with. That is no fault of a record: the runtime
   * reads no further and says why, until the row or the secret is another.
   */
  readonly check?: (key: string, row: RowOf<T>, world: { readonly encryptionKey: Buffer }) => void
}

type RowOf<T extends Tables> = T[keyof T & string] extends Topic<infer Row> ? Row : never

/** The identity, with inference. */
export function defineProcessor<In, Out, T extends Tables = Record<never, never>, Prepared = undefined>(
  processor: Omit<Processor<In, Out, T, Prepared>, 'tables' | 'prepare'> & {
    readonly tables?: T
    readonly prepare?: (snapshots: Snapshots<T>, world: PrepareWorld) => Prepared
  },
): Processor<In, Out, T, Prepared> {
  return {
    ...processor,
    tables: processor.tables ?? ({} as T),
    prepare: processor.prepare ?? (() => undefined as Prepared),
  }
}
