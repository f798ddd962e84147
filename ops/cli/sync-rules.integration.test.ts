import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRuleLog } from '@flagwise/gateway/rules/rule-log.ts'
import { createTopics, openTail } from '@flagwise/runtime/kafka'
import { openLog } from '@flagwise/runtime/service'
import { openCodec, type RuleEvent, topics } from '@flagwise/schemas'
import { registryInMemory } from '@flagwise/schemas/registry'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncRules } from './sync-rules.ts'

const kafka = {
  bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '',
  clientId: 'cli-test',
  topicPrefix: `test-${randomUUID()}.`,
  registry: registryInMemory(),
  log: openLog('cli-test', 'error'),
}
const folder = mkdtempSync(join(tmpdir(), 'rules-'))

/** A pack of keyword rules, each looking for its own id. */
function write(
  rules: Readonly<Record<string, number>>,
  match = (id: string) => `{ keywords: [${id}] }`,
): void {
  mkdirSync(join(folder, 'own'), { recursive: true })
  writeFileSync(
    join(folder, 'own', 'pack.yaml'),
    'id: own\ntitle: Own\ndescription: Made up.\nenabled: true\n',
  )
  writeFileSync(
    join(folder, 'own', 'rules.yaml'),
    Object.entries(rules)
      .map(
        ([id, points]) =>
          `id: ${id}\ntitle: Finds ${id}\ndescription: Made up.\ncategory: policy\nseverity: low\npoints: ${points}\nmatch: ${match(id)}\ntests: { match: [a ${id}], noMatch: [none] }\n`,
      )
      .join('---\n'),
  )
}

async function sync(options: { readonly prune?: boolean; readonly confirm?: boolean } = {}) {
  const printed: string[] = []
  const said: string[] = []
  const isDone = await syncRules({
    folder,
    by: 'ada@example.com',
    prune: options.prune ?? false,
    switch: false,
    openLog: () => openRuleLog(kafka),
    confirm: async () => options.confirm ?? true,
    print: (line) => printed.push(line),
    say: (line) => said.push(line),
  })
  return { isDone, printed, said }
}

/** All changes there ever were. */
async function history(): Promise<readonly RuleEvent[]> {
  const codec = await openCodec(topics.ruleEvents, kafka.registry)
  const events: RuleEvent[] = []
  let reading: Promise<void> = Promise.resolve()
  const tail = await openTail({
    ...kafka,
    topics: [kafka.topicPrefix + topics.ruleEvents.name],
    from: 'beginning',
    onRecords: (records) => {
      reading = reading.then(async () => {
        await codec.ready(records.map(({ value }) => value))
        for (const record of records) events.push(codec.decode(record.value, record))
      })
    },
  })
  await tail.caughtUp()
  await reading
  await tail.close()
  return events
}

beforeAll(async () => {
  const named = [topics.detectionRules, topics.ruleEvents].map((topic) => ({
    ...topic,
    name: kafka.topicPrefix + topic.name,
  }))
  await createTopics(kafka, named, 1)
}, 30_000)
afterAll(() => rmSync(folder, { recursive: true }))

test('a folder becomes the rules: shown first, written once, and again only where it changed', async () => {
  write({ bluebird: 5, redwood: 6 })
  expect(await sync({ confirm: false })).toMatchObject({ isDone: false, said: ['nothing was changed'] })
  expect(await history()).toEqual([])

  expect(await sync()).toMatchObject({
    isDone: true,
    printed: [
      '+ bluebird (own): Finds bluebird',
      '+ redwood (own): Finds redwood',
      '2 new, 0 changed, 0 unchanged, 0 gone',
    ],
  })
  expect(await sync()).toMatchObject({
    isDone: true,
    printed: ['0 new, 0 changed, 2 unchanged, 0 gone'],
    said: [],
  })

  write({ bluebird: 9 })
  expect((await sync()).printed).toEqual([
    '~ bluebird (own)',
    '    points: 5 → 9',
    '- redwood (own): gone from the folder; --prune deletes it',
    '0 new, 1 changed, 0 unchanged, 1 gone (kept)',
  ])
  expect((await sync({ prune: true })).printed).toEqual([
    '- redwood (own)',
    '0 new, 0 changed, 1 unchanged, 1 gone',
  ])
  expect((await history()).map(({ kind, rule, by }) => [kind, rule?.slug, rule?.version, by])).toEqual([
    ['created', 'bluebird', 1, 'ada@example.com'],
    ['created', 'redwood', 1, 'ada@example.com'],
    ['updated', 'bluebird', 2, 'ada@example.com'],
    ['deleted', undefined, undefined, 'ada@example.com'],
  ])
})

test('one bad rule, and nothing is written', async () => {
  const before = (await history()).length
  write({ bluebird: 1, robin: 5 }, (id) =>
    id === 'robin' ? '{ keywords: [other] }' : `{ keywords: [${id}] }`,
  )
  const { isDone, said } = await sync()
  expect(isDone).toBe(false)
  expect(said[0]).toMatch(
    /own\/rules\.yaml:\d+:\d+: robin\.tests\.match\[0\]: does not match "a robin", but must$/,
  )
  write({ bluebird: 1, robin: 5 }, () => '{ regex: "a(?=b)" }')
  expect((await sync()).said[0]).toContain('match.regex: look-ahead at position 1')
  expect(await history()).toHaveLength(before)
})
