import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTopics, openProducer } from '@flagwise/runtime/kafka'
import { openCodec, topicNamed, topics } from '@flagwise/schemas'
import { aRequest } from '@flagwise/schemas/examples'
import { registryAt } from '@flagwise/schemas/registry'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../start/settings.ts'

const run = randomUUID()
const topic = topicNamed(topics.llmRequests, `cli-backtest-${run}`)
const kafka = { bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '', clientId: 'cli-test' }
const dir = mkdtempSync(join(tmpdir(), 'backtest-'))
const draft = join(dir, 'draft.yaml')
const word = `bluebird${run.slice(0, 8)}`

const flagwise = (...args: readonly string[]) =>
  new Promise<{ status: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'ops', 'cli', 'main.ts'), ...args],
      { env: { ...process.env, KAFKA_TOPIC: topic.name } },
      (error, stdout, stderr) => resolve({ status: error ? error.code : 0, stdout, stderr }),
    )
  })

beforeAll(async () => {
  await createTopics(kafka, [{ ...topic, partitions: 2 }], 1)
  const codec = await openCodec(topic, registryAt(process.env.SCHEMA_REGISTRY_URL ?? ''))
  const producer = await openProducer(kafka, `cli-backtest-${run}`)
  await producer.begin()
  for (const [at, prompt] of [`a ${word}`, 'nothing here', `the ${word} again`].entries())
    producer.produce({
      topic: topic.name,
      key: String(at),
      value: codec.encode(aRequest({ id: randomUUID(), prompt })),
    })
  await producer.flushed()
  await producer.commit()
  await producer.close()
  writeFileSync(
    draft,
    `id: draft-${run}\ntitle: Draft ${run}\ndescription: Made up.\ncategory: policy\nseverity: high\npoints: 30\nmatch: { keywords: [${word}] }\ntests: { match: ['${word} here', '${word}'], noMatch: [none] }\n`,
  )
})
afterAll(() => rmSync(dir, { recursive: true }))

test('a draft is judged on what came, and no text is shown', async () => {
  const { status, stdout } = await flagwise('backtest', '--from', '1h', '--rule', draft)
  expect(status).toBe(0)
  expect(stdout).toMatch(/requests \(3 plain, \d+ sealed\) in/)
  expect(stdout).toContain(`added: draft-${run}`)
  expect(stdout).toContain('newly flagged 2, no longer flagged 0')
  expect(stdout).toContain('clean → high 30')
  // Words of the rule are shown, the text around them is not.
  expect(stdout).not.toContain('again')
})

test('the report can be had as JSON', async () => {
  const { stdout } = await flagwise('backtest', '--from', '1h', '--rule', draft, '--json', '--examples', '1')
  const report = JSON.parse(stdout)
  expect(report).toMatchObject({ plain: 3, newlyFlagged: 2, change: [{ effect: 'added' }] })
  expect(report.examples.newlyFlagged).toHaveLength(1)
})

test('what cannot be is refused with what to do', async () => {
  expect(await flagwise('backtest', '--from', '1h', '--pack', 'none=on')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^there is no pack "none"; there is .*secrets/),
  })
  expect(await flagwise('backtest', '--from', '1h', '--to', '2h', '--off', 'x')).toMatchObject({
    status: 2,
    stderr: 'the window is empty: --from must be before --to\n',
  })
})
