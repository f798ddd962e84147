import { randomUUID } from 'node:crypto'
import kafka from '@confluentinc/kafka-javascript'
import { derivedId, type LlmRequest, openCodec, topics } from '@flagwise/schemas'
import { aRequest, aRule } from '@flagwise/schemas/examples'
import { registryInMemory } from '@flagwise/schemas/registry'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTopics, openProducer } from '../kafka/index.ts'
import { createWrappedKey, dayOf, sealerFrom } from '../sealing/index.ts'
import { openLog } from '../service/index.ts'
import { type BacktestOptions, runBacktest } from './index.ts'

const run = randomUUID()
const names = { plain: `plain-${run}`, sealed: `sealed-${run}`, dataKeys: `keys-${run}` }
const registry = registryInMemory()
const kafkaOptions = {
  bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '',
  clientId: 'backtest-test',
  log: openLog('backtest-test', 'silent'),
}
const encryptionKey = Buffer.alloc(32, 'encryption key of the test')
const startedAt = Date.now()
const minute = 60_000
/** Long ago, with a key that was forgotten. */
const forgottenDay = startedAt - 3 * 24 * 60 * minute

const birds = aRule({ id: 'birds', name: 'Birds', pattern: 'bluebird' })
const trees = aRule({ id: 'trees', name: 'Trees', pattern: 'redwood' })
/** The change: no birds any more, trees from now on. */
const present = [birds, { ...trees, active: false }]
const changed = [{ ...birds, active: false }, trees]

const backtest = (options: Partial<BacktestOptions> = {}) =>
  runBacktest({
    ...kafkaOptions,
    registry,
    encryptionKey,
    topics: names,
    window: { from: startedAt - 60 * minute, to: startedAt + 60 * minute },
    present,
    changed,
    examples: 5,
    ...options,
  })

const requestOf = (prompt: string, at: number): LlmRequest =>
  aRequest({ id: derivedId('backtest', prompt), prompt, timestamp: at })

/** In one transaction: markers take offsets too. */
async function append(
  records: readonly { topic: string; key: string; value: Buffer | null }[],
): Promise<void> {
  const producer = await openProducer(kafkaOptions, `backtest-${run}`)
  await producer.begin()
  for (const record of records) producer.produce(record)
  await producer.flushed()
  await producer.commit()
  await producer.close()
}

/** As retention does it. */
const forgetBefore = (topic: string, offset: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const admin = kafka.AdminClient.create({ 'bootstrap.servers': kafkaOptions.bootstrapServers })
    admin.deleteRecords([{ topic, partition: 0, offset }], { timeout: 10_000 }, (error) => {
      admin.disconnect()
      if (error) reject(error)
      else resolve()
    })
  })

/** One partition; the sealed topic has older requests besides, and all that the plain one has, as intake leaves it. */
const plainPrompts = ['a bluebird', 'a redwood', 'bluebird and redwood', 'nothing', 'a redwood again']
const olderPrompts = ['an old bluebird', 'an old redwood', 'old and harmless']

beforeAll(async () => {
  const settings = { partitions: 1, retention: 'forever', maxRecordBytes: 1_000_000 } as const
  await createTopics(
    kafkaOptions,
    [
      { name: names.plain, ...settings, cleanup: 'delete' },
      { name: names.sealed, ...settings, cleanup: 'delete' },
      { name: names.dataKeys, ...settings, cleanup: 'compact' },
    ],
    1,
  )
  const keyRow = (day: string) => ({ day, wrapped: createWrappedKey(day, encryptionKey), createdAt: 0 })
  const days = [dayOf(startedAt - 30 * minute), dayOf(startedAt), dayOf(startedAt + 5 * minute)]
  const kept = [...new Set(days)].map(keyRow)
  const forgotten = keyRow(dayOf(forgottenDay))
  const sealer = sealerFrom(new Map([...kept, forgotten].map((row) => [row.day, row])), encryptionKey)
  const codecs = {
    plain: await openCodec({ ...topics.llmRequests, name: names.plain }, registry),
    sealed: await openCodec({ ...topics.requests, name: names.sealed }, registry),
    keys: await openCodec({ ...topics.dataKeys, name: names.dataKeys }, registry),
  }
  const sealed = (
    request: LlmRequest,
    receivedAt: number,
    source: { topic: string; partition: number; offset: number },
  ) => {
    const { headers: _h, metadata: _m, prompt, response, ...facts } = request
    const dataKey = dayOf(receivedAt)
    const texts = sealer.seal(dataKey, request.id, source, {
      prompt,
      response,
      headers: null,
      metadata: null,
    })
    const value = codecs.sealed.encode({
      ...facts,
      receivedAt,
      promptLength: prompt.length,
      dataKey,
      ...texts,
      source,
    })
    return { topic: names.sealed, key: request.id, value }
  }
  await append(kept.map((row) => ({ topic: names.dataKeys, key: row.day, value: codecs.keys.encode(row) })))
  await append([
    ...plainPrompts.map((prompt) => ({
      topic: names.plain,
      key: prompt,
      value: codecs.plain.encode(requestOf(prompt, startedAt)),
    })),
    { topic: names.plain, key: 'broken', value: Buffer.from('{"prompt": bluebird}') },
  ])
  const before = { topic: 'llm_requests_of_before', partition: 0 }
  await append([
    ...olderPrompts.map((prompt, offset) =>
      sealed(requestOf(prompt, startedAt - 30 * minute), startedAt - 30 * minute, { ...before, offset }),
    ),
    sealed(requestOf('too old a redwood', startedAt - 90 * minute), startedAt - 90 * minute, {
      ...before,
      offset: 8,
    }),
    sealed(requestOf('a forgotten redwood', forgottenDay), forgottenDay, { ...before, offset: 9 }),
    ...plainPrompts.map((prompt, offset) =>
      // Kafka gave the plain records a moment after this one; intake copies it.
      sealed(requestOf(prompt, startedAt), Date.now(), { topic: names.plain, partition: 0, offset }),
    ),
  ])
}, 60_000)

describe('a backtest', () => {
  test('judges each request once, from where it is kept, and tells what the change does', async () => {
    const progress: string[] = []
    const report = await backtest({
      onProgress: ({ read, total, judged }) => void progress.push(`${read} of ${total}, ${judged}`),
    })
    expect(report).toMatchObject({
      ended: 'window',
      plain: 5,
      sealed: 3,
      judged: 8,
      deadLetters: 1,
      unreadable: 0,
      flagged: { before: 3, after: 4 },
      newlyFlagged: 3,
      noLongerFlagged: 2,
      changed: 0,
      rules: [
        { ruleId: 'trees', before: 0, after: 4, newlyFlagged: 3, noLongerFlagged: 0 },
        { ruleId: 'birds', before: 3, after: 0, newlyFlagged: 0, noLongerFlagged: 2 },
      ],
    })
    const idsOf = (prompts: readonly string[]) =>
      prompts.map((prompt) => derivedId('backtest', prompt)).sort()
    const { newlyFlagged, noLongerFlagged } = report.examples
    expect(newlyFlagged.map(({ id }) => id).sort()).toEqual(
      idsOf(['a redwood', 'a redwood again', 'an old redwood']),
    )
    expect(noLongerFlagged.map(({ id }) => id).sort()).toEqual(idsOf(['a bluebird', 'an old bluebird']))
    expect(newlyFlagged[0]).toMatchObject({
      source: { topic: names.plain, partition: 0, offset: 1 },
      after: { matches: [{ ruleId: 'trees', spans: [{ start: 2, end: 9 }] }] },
    })
    // Everything was passed: six records and a marker, ten and a marker.
    expect(progress.at(-1)).toBe('18 of 18, 8')
  })

  test('counts what nobody can read any more', async () => {
    // Sealed long after it came: only a window that reaches to now reads so far.
    const window = { from: forgottenDay - minute, to: startedAt - 120 * minute }
    expect(await backtest({ window })).toMatchObject({
      judged: 0,
      unreadable: 1,
      deadLetters: 0,
    })
  })

  test('ends at a limit, or when it is stopped, and says so', async () => {
    expect(await backtest({ limits: { requests: 2 } })).toMatchObject({ ended: 'request-limit', judged: 2 })
    expect(await backtest({ limits: { ms: -1 } })).toMatchObject({ ended: 'time-limit' })
    expect(await backtest({ signal: AbortSignal.abort() })).toMatchObject({ ended: 'stopped', judged: 0 })
  })

  test('of a window in which nothing came is empty', async () => {
    const window = { from: startedAt + 30 * minute, to: startedAt + 40 * minute }
    expect(await backtest({ window })).toMatchObject({ ended: 'window', judged: 0, newlyFlagged: 0 })
  })

  test('finds the same without the plain topic, and where retention emptied it', async () => {
    const same = { judged: 8, plain: 0, sealed: 8, newlyFlagged: 3, noLongerFlagged: 2, deadLetters: 0 }
    expect(await backtest({ topics: { ...names, plain: `none-${run}` } })).toMatchObject(same)
    await forgetBefore(names.plain, 2)
    expect(await backtest()).toMatchObject({ ...same, plain: 3, sealed: 5, deadLetters: 1 })
    await forgetBefore(names.plain, 7)
    expect(await backtest()).toMatchObject(same)
  })
})
