import { topics } from '@flagwise/schemas'
import { aFlag, aRequest } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { defineProcessor } from '../index.ts'
import { everyMishap, type Mishap, runWithMishaps, unreadOf } from './crash-points.ts'
import { aRecord, recordsOf } from './given-records.ts'
import { manualClock } from './manual-clock.ts'
import { openProcessor } from './open-processor.ts'

const everything = defineProcessor({
  name: 'everything',
  input: topics.llmRequests,
  output: topics.flags('everything'),
  process: (request, { source }) => [aFlag({ requestId: request.id, source })],
})

const run = (...mishaps: readonly (readonly [number, Mishap])[]) => runEach(true, ...mishaps)

async function runEach(readsAhead: boolean, ...mishaps: readonly (readonly [number, Mishap])[]) {
  const opened = await openProcessor(everything, {})
  // Of three partitions, two to a batch: what is read ahead is of a partition too that the batch before it has nothing of.
  const given = [0, 1, 2, 0, 1, 2, 0, 1].map((partition) => aRecord(aRequest(), { partition }))
  const records = recordsOf(given, everything.input, opened.codecs.input, manualClock())
  const ran = await runWithMishaps(opened, records, { mishaps: new Map(mishaps), batch: 2, readsAhead })
  const flags = ran.broker
    .committed('flags.everything')
    .map((record) => opened.codecs.output.decode(record.value, record))
  const expected = records.map(({ partition, offset }) => `${partition}/${offset}`)
  return {
    ...ran,
    unread: unreadOf(ran, records),
    flagged: flags.map(({ source }) => `${source.partition}/${source.offset}`).sort(),
    inOrder: [0, 1, 2].every((partition) => {
      const offsets = flags
        .filter(({ source }) => source.partition === partition)
        .map(({ source }) => source.offset)
      return offsets.every((offset, at) => at === 0 || (offsets[at - 1] ?? 0) < offset)
    }),
    expected: expected.sort(),
  }
}

const worded = (mishap: Mishap): string =>
  mishap.kind +
  ('at' in mishap ? ` when ${mishap.at}` : 'done' in mishap && mishap.done ? ', which was done' : '')

describe('a run on the broker in memory', () => {
  test('takes one instance when nothing happens', async () => {
    const { flagged, expected, unread, instances, outcomes } = await run()
    expect(flagged).toEqual(expected)
    expect(unread).toEqual([])
    expect(instances).toBe(1)
    expect(outcomes).toEqual(['committed', 'committed', 'committed', 'committed'])
  })

  describe.each([
    ['that reads a batch ahead', true],
    ['that reads each batch when the one before it is committed', false],
  ] as const)('of an instance %s', (_, readsAhead) => {
    test.each(everyMishap.map((mishap) => [worded(mishap), mishap] as const))(
      'gives each output once and in order when it %s',
      async (_, mishap) => {
        for (const turn of [0, 1, 2]) {
          const { flagged, expected, inOrder, unread, instances, outcomes } = await runEach(readsAhead, [
            turn,
            mishap,
          ])
          expect(flagged).toEqual(expected)
          expect(inOrder).toBe(true)
          expect(unread).toEqual([])
          const ended = 'at' in mishap
          expect(instances).toBe(ended ? 2 : 1)
          expect(outcomes.filter((outcome) => outcome !== 'committed')).toHaveLength(ended ? 0 : 1)
        }
      },
    )
  })

  test('tells a zombie that it was too late, unless it had committed', async () => {
    const zombieAt = async (at: 'produced' | 'offsets-sent' | 'committed') =>
      (await run([1, { kind: 'comes back as a zombie', at }])).afterwards
    expect(await zombieAt('produced')).toEqual(['producer-restarted'])
    expect(await zombieAt('offsets-sent')).toEqual(['producer-restarted'])
    expect(await zombieAt('committed')).toEqual(['committed'])
  })

  test('gives each output once when one instance after the other dies', async () => {
    const { flagged, expected, instances } = await run(
      [0, { kind: 'dies', at: 'produced' }],
      [1, { kind: 'dies', at: 'committed' }],
      [2, { kind: 'comes back as a zombie', at: 'offsets-sent' }],
      [3, { kind: 'dies', at: 'offsets-sent' }],
    )
    expect(flagged).toEqual(expected)
    expect(instances).toBe(5)
  })
})
