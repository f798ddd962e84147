import { topics } from '@flagwise/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Processor, Tables } from '../define-processor.ts'
import type { ConsumedRecord, ProducedRecord } from '../kafka/record.ts'
import type { InputRecord } from '../stream/apply.ts'
import { mishapsAmong, type Ran, runWithMishaps, unreadOf } from './crash-points.ts'
import { aRecord, type GivenRecord, rawRecord, recordsOf } from './given-records.ts'
import { manualClock } from './manual-clock.ts'
import { type GivenTables, type OpenedProcessor, openProcessor } from './open-processor.ts'
import { batchesOf, interleaved } from './orders.ts'
import { trapImpurity } from './trap-impurity.ts'

export interface LawsOptions<In, T extends Tables> {
  readonly tables?: GivenTables<T>
  /** Events that the processor may get; some should make it emit. */
  readonly inputs: fc.Arbitrary<In>
  /** Examples a law; 50 when not said. */
  readonly runs?: number
}

/** A guarantee that every processor gives; `hold` rejects with a counterexample when this one does not. */
export interface Law {
  readonly name: string
  hold(): Promise<void>
}

/** Holds a processor to what the runtime and everybody downstream take for granted, on random records with garbage among them. */
export function obeysTheLaws<In, Out, T extends Tables, Prepared>(
  processor: Processor<In, Out, T, Prepared>,
  options: LawsOptions<In, T>,
): void {
  describe(`${processor.name} obeys the laws`, () => {
    for (const { name, hold } of lawsOf(processor, options)) test(name, hold, 60_000)
  })
}

const partitions = 3

export function lawsOf<In, Out, T extends Tables, Prepared>(
  processor: Processor<In, Out, T, Prepared>,
  { tables = {}, inputs, runs = 50 }: LawsOptions<In, T>,
): readonly Law[] {
  const partition = fc.nat(partitions - 1)
  const given: fc.Arbitrary<GivenRecord<In>> = fc.oneof(
    {
      weight: 9,
      arbitrary: fc.tuple(inputs, partition).map(([event, at]) => aRecord(event, { partition: at })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.option(fc.uint8Array({ maxLength: 12 })), partition)
        .map(([bytes, at]) => rawRecord(bytes && Buffer.from(bytes), { partition: at })),
    },
  )
  const givenRecords = fc.array(given, { minLength: 1, maxLength: 20 })

  /** Asks the property of random records; the processor is opened once. */
  async function always<Extra>(
    extra: fc.Arbitrary<Extra>,
    holds: (
      records: readonly InputRecord[],
      opened: OpenedProcessor<In, Out, T, Prepared>,
      extra: Extra,
    ) => void | Promise<void>,
  ): Promise<void> {
    const opened = await openProcessor(processor, tables)
    await fc.assert(
      fc.asyncProperty(givenRecords, extra, async (list, one) => {
        const records = recordsOf(list, processor.input, opened.codecs.input, manualClock())
        await opened.codecs.input.ready(records.map(({ value }) => value))
        opened.ensure(records)
        await holds(records, opened, one)
      }),
      { numRuns: runs },
    )
  }
  const nothing = fc.constant(undefined)

  return [
    {
      name: 'the same records give the same bytes at every replay, in whatever order the rows of its tables come',
      hold: () =>
        always(nothing, (records, opened) => {
          const once = opened.follow(records, opened.prepare()).toProduce
          expect(opened.follow(records, opened.prepare()).toProduce).toEqual(once)
          expect(opened.follow(records, opened.prepare('reversed')).toProduce).toEqual(once)
        }),
    },
    {
      name: 'wherever a batch is cut, and whatever is beside a record in it, the same follows, in order',
      hold: () =>
        always(fc.array(fc.nat(), { minLength: 1 }), (records, opened, choices) => {
          const prepared = opened.prepare()
          const whole = opened.follow(records, prepared)
          const pieces = batchesOf(interleaved(records, choices), choices).map((batch) =>
            opened.follow(batch, prepared),
          )
          expect(bySource(pieces.flatMap(({ toProduce }) => toProduce))).toEqual(bySource(whole.toProduce))
          const { consumed, emitting, silent, deadLetters } = whole.applied
          expect(consumed).toBe(emitting.length + silent + deadLetters.length)
        }),
    },
    {
      name: 'what it emits comes out of Avro as it went in',
      hold: () =>
        always(nothing, (records, opened) => {
          const prepared = opened.prepare()
          const { input, output } = opened.codecs
          for (const record of records) {
            const event = attempt(() => input.decode(record.value, record))
            if (event === undefined) continue
            const context = { prepared, source: sourceOf(record), receivedAt: record.timestamp }
            for (const emitted of attempt(() => processor.process(event, context)) ?? [])
              expect(output.decode(output.encode(emitted), sourceOf(record))).toEqual(emitted)
          }
        }),
    },
    {
      name: 'it has no clock and draws no lots',
      hold: () =>
        always(nothing, (records, opened) => {
          const asked = trapImpurity(() => void opened.follow(records, opened.prepare()))
          expect([...new Set(asked)], 'asked of the world').toEqual([])
        }),
    },
    {
      name: 'whatever befalls its instances, all that follows is committed exactly once and in order',
      hold: () =>
        always(
          fc.record({
            mishaps: mishapsAmong(6),
            batch: fc.integer({ min: 1, max: 8 }),
            atOnce: fc.integer({ min: 1, max: 8 }),
            readsAhead: fc.boolean(),
          }),
          async (records, opened, how) => {
            const undisturbed = await runWithMishaps(opened, records, { ...how, mishaps: new Map() })
            const ran = await runWithMishaps(opened, records, how)
            const committedIn = ({ broker }: Ran) =>
              [processor.output, topics.deadLetters].flatMap(({ name }) => broker.committed(name))
            const byPartition = (all: readonly ConsumedRecord[]) =>
              bySource(all, ({ partition: at }) => String(at))
            expect(byPartition(committedIn(ran))).toEqual(byPartition(committedIn(undisturbed)))
            const { toProduce } = opened.follow(records, opened.prepare())
            expect(bySource(committedIn(ran))).toEqual(bySource(toProduce))
            expect(unreadOf(ran, records), 'partitions that are not read to their end').toEqual([])
          },
        ),
    },
  ]
}

const sourceOf = ({ topic, partition, offset }: InputRecord) => ({ topic, partition, offset })

function attempt<R>(act: () => R): R | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** What follows from each partition of the input, in order, by where it goes: to a partition, or to whatever partition its key has. */
function bySource<R extends ProducedRecord | ConsumedRecord>(
  records: readonly R[],
  placeOf: (record: R) => string = ({ key }) => String(key),
): Readonly<Record<string, readonly unknown[]>> {
  const groups: Record<string, unknown[]> = {}
  for (const record of records) {
    const { topic, key, value, headers } = record
    // A dead letter says in its key where it comes from.
    const source =
      headers?.flatMap((header) => ('source' in header ? [String(header.source)] : []))[0] ?? String(key)
    const group = `${topic} ${placeOf(record)} from ${source.slice(0, source.lastIndexOf('/'))}`
    groups[group] = [...(groups[group] ?? []), { key: String(key), value, headers }]
  }
  return groups
}
