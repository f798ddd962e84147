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

async function run(...mishaps: readonly (readonly [number, Mishap])[]) {
  const opened = await openProcessor(everything, {})
  const given = [0, 1, 0, 1, 0, 1, 0, 1].map((partition) => aRecord(aRequest(), { partition }))
  const records = recordsOf(given, everything.input, opened.codecs.input, manualClock())
  const ran = await runWithMishaps(opened, records, { mishaps: new Map(mishaps), batch: 3 })
  const flags = ran.broker
    .committed('flags.everything')
    .map((record) => opened.codecs.output.decode(record.value, record))
  const expected = records.map(({ partition, offset }) => `${partition}/${offset}`)
  return {
    ...ran,
    unread: unreadOf(ran, records),
    flagged: flags.map(({ source }) => `${source.partition}/${source.offset}`).sort(),
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
    expect(outcomes).toEqual(['committed', 'committed', 'committed'])
  })

  test.each(everyMishap.map((mishap) => [worded(mishap), mishap] as const))(
    'gives each output once when an instance %s',
    async (_, mishap) => {
      const { flagged, expected, unread, instances, outcomes } = await run([1, mishap])
      expect(flagged).toEqual(expected)
      expect(unread).toEqual([])
      const ended = 'at' in mishap
      expect(instances).toBe(ended ? 2 : 1)
      expect(outcomes.filter((outcome) => outcome !== 'committed')).toHaveLength(ended ? 0 : 1)
    },
  )

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
