import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTopics, openTail } from '@flagwise/runtime/kafka'
import { openLog } from '@flagwise/runtime/service'
import { derivedId, openCodec, type Rule, type RuleEvent, topics } from '@flagwise/schemas'
import { registryInMemory } from '@flagwise/schemas/registry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../access/roles.ts'
import { ruleFacts } from '../testing/rule-facts.ts'
import { openRuleLog, type RuleLog } from './rule-log.ts'
import { ruleCommands } from './run-rule-commands.ts'
import { seedRules } from './seed-rules.ts'
import { openTrialBench } from './trial-bench.ts'

const topicPrefix = `test-${randomUUID()}.`
const kafka = {
  bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '',
  clientId: 'gateway-test',
  topicPrefix,
  registry: registryInMemory(),
  log: openLog('gateway-test', 'error'),
}
const viewer: Viewer = { id: 'u1', email: 'ana@example.org', role: 'ANALYST', sessionId: 's1', expiresAt: 0 }
const facts = ruleFacts({ name: 'Bluebird', pattern: 'bluebird' })

const gateways: RuleLog[] = []
/** A gateway of its own: its own reader, its own writer. */
async function openGateway() {
  const ruleLog = await openRuleLog(kafka)
  gateways.push(ruleLog)
  const shown: number[] = []
  const world = {
    ruleLog: () => ruleLog,
    kafkaConnected: async () => true,
    trials: openTrialBench(),
    untilShown: async (at: number) => void shown.push(at),
  }
  return { ruleLog, shown, commands: ruleCommands(world, viewer) }
}

/** The rules as everybody reads them. */
async function rulesNow() {
  const { ruleLog } = await openGateway()
  let seen: readonly Rule[] = []
  await ruleLog.append((rules) => {
    seen = [...rules.values()]
    return []
  })
  return seen
}

beforeAll(async () => {
  const named = [topics.detectionRules, topics.ruleEvents].map((topic) => ({
    ...topic,
    name: topicPrefix + topic.name,
  }))
  await createTopics(kafka, named, 1)
}, 30_000)

afterAll(() => Promise.all(gateways.map((gateway) => gateway.close())))

describe('the rule log', () => {
  test('the rules of a folder are written once, also by two at once; what is new in it is added later', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rules-'))
    const write = (rules: number): void => {
      mkdirSync(join(folder, 'secrets'), { recursive: true })
      writeFileSync(
        join(folder, 'secrets', 'pack.yaml'),
        'id: secrets\ntitle: Secrets\ndescription: Made up.\nenabled: true\n',
      )
      writeFileSync(
        join(folder, 'secrets', 'rules.yaml'),
        Array.from(
          { length: rules },
          (_, n) =>
            `id: seeded-${n}\ntitle: Seeded ${n}\ndescription: Made up.\ncategory: secrets\nseverity: low\npoints: 1\nmatch:\n  keywords: [seeded-${n}]\n`,
        ).join('---\n'),
      )
    }
    const seed = () => seedRules({ ...kafka, folder })
    try {
      write(120)
      const [one, two] = await Promise.all([seed(), seed()])
      expect(one + two).toBe(120)
      const rules = await rulesNow()
      expect(rules).toHaveLength(120)

      const { commands } = await openGateway()
      await commands.delete(derivedId('rule', 'seeded-7'), 1)
      await commands.setPack('secrets', false)
      write(121)
      expect(await seed()).toBe(1)
      expect(await seed()).toBe(0)
      const after = await rulesNow()
      expect(after).toHaveLength(120)
      expect(after.find(({ name }) => name === 'Seeded 120')).toMatchObject({ version: 1, active: false })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 60_000)

  test('a rule is created, changed and deleted; each step is shown before it returns', async () => {
    const { commands, shown } = await openGateway()
    const created = await commands.create({ facts })
    expect(created).toMatchObject({ ...facts, version: 1, updatedBy: 'ana@example.org' })
    const updated = await commands.update(created.id, 1, { facts: { active: false } })
    expect(updated).toMatchObject({ id: created.id, version: 2, active: false, pattern: 'bluebird' })
    await commands.delete(created.id, 2)
    expect((await rulesNow()).map(({ id }) => id)).not.toContain(created.id)
    expect(shown).toHaveLength(3)
    expect(shown[0]).toBeLessThan(shown[1] ?? 0)
    await expect(commands.update(created.id, 2, { facts: { active: true } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  }, 60_000)

  test('of two gateways that create the same name at once exactly one wins', async () => {
    const [one, two] = await Promise.all([openGateway(), openGateway()])
    for (let round = 0; round < 3; round += 1) {
      const name = `Same name ${round}`
      const outcomes = await Promise.allSettled(
        [one, two].map(({ commands }) => commands.create({ facts: { ...facts, name } })),
      )
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
      expect(refused).toMatchObject([{ code: 'NAME_TAKEN' }])
      expect((await rulesNow()).filter((rule) => rule.name === name)).toHaveLength(1)
    }
  }, 60_000)

  test('of two changes of one version exactly one wins, and nothing is lost between gateways', async () => {
    const [one, two] = await Promise.all([openGateway(), openGateway()])
    const rule = await one.commands.create({ facts: { ...facts, name: 'Contended' } })
    const outcomes = await Promise.allSettled([
      one.commands.update(rule.id, 1, { facts: { points: 1 } }),
      two.commands.update(rule.id, 1, { facts: { points: 2 } }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const after = (await rulesNow()).find(({ id }) => id === rule.id)
    expect(after).toMatchObject({ version: 2 })
  }, 60_000)

  test('the history has every change, in order, and who made it', async () => {
    const { commands } = await openGateway()
    const { id } = await commands.create({ facts: { ...facts, name: 'Historic' } })
    await commands.update(id, 1, { facts: { points: 7 } })
    await commands.delete(id, 2)
    const kinds = (await historyOf(id)).map(({ kind, by }) => `${kind} by ${by}`)
    expect(kinds).toEqual([
      'created by ana@example.org',
      'updated by ana@example.org',
      'deleted by ana@example.org',
    ])
  }, 60_000)
})

/** Every event of a rule, as a reader of the topic sees them. */
async function historyOf(ruleId: string): Promise<readonly RuleEvent[]> {
  const codec = await openCodec(topics.ruleEvents, kafka.registry)
  const events: RuleEvent[] = []
  const tail = await openTail({
    ...kafka,
    topics: [`${topicPrefix}${topics.ruleEvents.name}`],
    from: 'beginning',
    onRecords: (records) => {
      for (const record of records) events.push(codec.decode(record.value, record))
    },
  })
  await tail.caughtUp()
  await tail.close()
  return events.filter((event) => event.ruleId === ruleId)
}
