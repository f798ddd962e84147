import type { Codec, DeadLetter } from '@flagwise/schemas'
import { expect } from 'vitest'
import type { Processor, Tables } from '../define-processor.ts'
import type { ProducedRecord } from '../kafka/record.ts'
import type { Expected } from './expected.ts'
import { type Given, recordsOf } from './given-records.ts'
import { manualClock } from './manual-clock.ts'
import { type GivenTables, type IgnoredRow, openProcessor } from './open-processor.ts'

/** What must come of the records. Each returns a promise that the test returns. */
export interface Outcome<Out> {
  /** These events, in this order, and no dead letter. */
  then(events: readonly Expected<Out>[]): Promise<void>
  /** No event and no dead letter. */
  thenNothing(): Promise<void>
  /** These dead letters, in this order, and these events. */
  thenDeadLetters(letters: readonly Expected<DeadLetter>[], events?: readonly Expected<Out>[]): Promise<void>
}

export interface GivenTablesOf<In, Out> {
  /** The rows that the processor says it cannot use; when nothing is said, there must be none. */
  ignoring(rows: readonly Expected<IgnoredRow>[]): GivenTablesOf<In, Out>
  when(...given: readonly Given<In>[]): Outcome<Out>
}

/**
 * Specifies a processor by examples: `given(tables).when(event, …).then(events)`. There is no broker, but the bytes are real: what goes
 * in and what comes out is encoded and decoded as on the topics, and the processor's decisions are applied by the code that applies
 * them in production. The first record arrives at the time of the examples, and `after(ms)` moves the clock.
 */
export function specify<In, Out, T extends Tables, Prepared>(processor: Processor<In, Out, T, Prepared>) {
  return { given: (tables: GivenTables<T> = {}): GivenTablesOf<In, Out> => example(processor, tables, []) }
}

function example<In, Out, T extends Tables, Prepared>(
  processor: Processor<In, Out, T, Prepared>,
  tables: GivenTables<T>,
  ignored: readonly Expected<IgnoredRow>[],
): GivenTablesOf<In, Out> {
  async function check(
    given: readonly Given<In>[],
    events: readonly Expected<Out>[],
    letters: readonly Expected<DeadLetter>[],
  ): Promise<void> {
    const opened = await openProcessor(processor, tables)
    const { codecs } = opened
    const records = recordsOf(given, processor.input, codecs.input, manualClock())
    await codecs.input.ready(records.map(({ value }) => value))
    opened.ensure(records)
    const prepared = opened.prepare()
    expect(opened.ignored(), 'rows of the tables that the processor cannot use').toMatchObject(ignored)

    const { applied, toProduce } = opened.follow(records, prepared)
    const read = <E>(codec: Codec<E>, from: readonly ProducedRecord[]) =>
      from.map(({ topic, value }, offset) => codec.decode(value, { topic, partition: 0, offset }))
    const outputs = applied.outputs.length
    expect(read(codecs.letters, toProduce.slice(outputs)), 'dead letters').toMatchObject(letters)
    expect(read(codecs.output, toProduce.slice(0, outputs)), 'events').toMatchObject(events)
  }

  return {
    ignoring: (rows) => example(processor, tables, rows),
    when: (...given) => ({
      // biome-ignore lint/suspicious/noThenProperty: it reads as a sentence, and nobody awaits an outcome
      then: (events) => check(given, events, []),
      thenNothing: () => check(given, [], []),
      thenDeadLetters: (letters, events = []) => check(given, events, letters),
    }),
  }
}
