import type { Source, Topic } from '@flagwise/schemas'

/** One parametrised SQL statement. Tables are named without a schema: the runtime sets the search path to the version's own. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** One decoded record of a topic that a projection folds. `value` is null for a tombstone. */
export interface Folded<T> {
  readonly key: string
  readonly value: T | null
  readonly source: Source
  /** Timestamp of the record, in ms since 1970. */
  readonly timestamp: number
}

/**
 * What a batch of one input changes. Records of a partition are in order. Pure, and cannot read: what it needs of the past is said in SQL.
 * Folds commute across partitions and topics (a flag may come before its request).
 */
export type Fold<T> = (batch: readonly Folded<T>[]) => readonly Statement[]

/** A topic, or a family of topics whose names match, and its fold. */
export interface Input<T> {
  readonly topic: Topic<T>
  /** Reads every topic whose name matches, with `topic` as their schema. */
  readonly pattern?: RegExp
  fold(batch: readonly Folded<T>[]): readonly Statement[]
}

/**
 * A read model: its tables, and the fold from events to rows. The runtime runs a batch's statements and the compare-and-set of its
 * offsets in one Postgres transaction, so each record is folded once, whatever dies.
 */
export interface Projection {
  readonly name: string
  /** A new version is built from the log beside the one that serves, and swapped in when it has caught up. */
  readonly version: number
  /** SQL file that creates the tables; names without a schema. */
  readonly tables: URL
  /** Tables or views of it that the gateway reads, as `read_models.<name>`. */
  readonly serves: readonly string[]
  readonly inputs: readonly Input<unknown>[]
}

/** The identity, with checking. */
export const defineProjection = (projection: Projection): Projection => projection

/** The identity, with inference of the event type. */
export const input = <T>(definition: Input<T>): Input<T> => definition
