import { randomUUID } from 'node:crypto'
import { openCodec, type Rule, topicNamed, topics } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import { registryInMemory } from '@flagwise/schemas/registry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineProcessor } from '../define-processor.ts'
import { testKafka } from '../testing/kafka-scene.ts'
import { createTopics } from './admin.ts'
import { type FollowedTable, followTable } from './follow-table.ts'
import { followTables } from './follow-tables.ts'
import type { ProducedRecord } from './record.ts'
import { openSoleWriter, type SoleWriter } from './sole-writer.ts'

const topic = topicNamed(topics.detectionRules, `test-${randomUUID()}.rules`)
const registry = registryInMemory()
const opened: { close(): Promise<void> }[] = []

/** Somebody who may write the topic, with a reader of its own. */
async function openWriter(): Promise<{ readonly writer: SoleWriter; readonly table: FollowedTable<Rule> }> {
  const table = await followTable(topic, await openCodec(topic, registry), testKafka)
  const writer = openSoleWriter({
    ...testKafka,
    transactionalId: `${topic.name}.sole-writer`,
    refresh: () => table.caughtUp(),
  })
  opened.push(writer, table)
  return { writer, table }
}

/** A rule of one name, one version after the one that is there, with one word more; nothing when the word is there. */
async function next(name: string) {
  const codec = await openCodec(topic, registry)
  return (table: FollowedTable<Rule>, word: string = randomUUID()) =>
    (): readonly ProducedRecord[] => {
      const rule =
        table.current().rows.get(aRule({ name }).id) ?? aRule({ name, version: 0, description: '' })
      const words = rule.description.split(' ')
      if (words.includes(word)) return []
      const after = { ...rule, version: rule.version + 1, description: [...words, word].join(' ').trim() }
      return [{ topic: topic.name, key: rule.id, value: codec.encode(after) }]
    }
}

const ruleNow = async (name: string): Promise<Rule | undefined> => {
  const { table } = await openWriter()
  return table.current().rows.get(aRule({ name }).id)
}

beforeAll(() => createTopics(testKafka, [topic], 1))
afterAll(() => Promise.all(opened.map((one) => one.close())))

describe('a sole writer', () => {
  test('loses no decision and makes none twice when two race', async () => {
    const [a, b] = await Promise.all([openWriter(), openWriter()])
    const add = await next('raced')
    const words = Array.from({ length: 8 }, (_, number) => [`a${number}`, `b${number}`])
    const appendAll = async ({ writer, table }: typeof a, own: readonly string[]) => {
      for (const word of own) await writer.append(add(table, word))
    }
    await Promise.all([
      appendAll(
        a,
        words.map(([word]) => word ?? ''),
      ),
      appendAll(
        b,
        words.map(([, word]) => word ?? ''),
      ),
    ])
    const raced = await ruleNow('raced')
    expect(raced?.version).toBe(16)
    expect(raced?.description.split(' ').sort()).toEqual(words.flat().sort())
  })

  test('decides again on the state of now when another wrote since', async () => {
    const [a, b] = await Promise.all([openWriter(), openWriter()])
    const add = await next('in turn')
    for (const { writer, table } of [a, b, a]) await writer.append(add(table))
    expect(await ruleNow('in turn')).toMatchObject({ version: 3 })
  })

  test('does its own appends one after the other', async () => {
    const { writer, table } = await openWriter()
    const add = await next('queued')
    await Promise.all(Array.from({ length: 10 }, () => writer.append(add(table))))
    expect(await ruleNow('queued')).toMatchObject({ version: 10 })
  })

  test('says where each record went, and writes nothing when there is nothing to write', async () => {
    const { writer, table } = await openWriter()
    const [one, other] = [await next('placed'), await next('placed beside')]
    const [first] = await writer.append(one(table))
    const [second, third] = await writer.append(() => [...one(table)(), ...other(table)()])
    expect(first).toMatchObject({ topic: topic.name, partition: 0 })
    expect(second?.offset).toBeGreaterThan(first?.offset ?? Number.POSITIVE_INFINITY)
    expect(third?.offset).toBe((second?.offset ?? 0) + 1)
    expect(await writer.append(() => [])).toEqual([])
    await table.caughtUp()
    expect(table.current().version).toBe((third?.offset ?? 0) + 1)
  })

  test('hands on what a decision throws, appends nothing, and goes on', async () => {
    const { writer, table } = await openWriter()
    const add = await next('after a refusal')
    const refused = new RangeError('no such rule')
    let decisions = 0
    const append = writer.append(() => {
      decisions++
      throw refused
    })
    await expect(append).rejects.toBe(refused)
    expect(decisions).toBe(1)
    await writer.append(add(table))
    expect(await ruleNow('after a refusal')).toMatchObject({ version: 1 })
  })
})

describe('the row that a batch cannot do without', () => {
  /** Instances of a processor that needs a row a day; the one of day 13 is of no use. */
  async function follower() {
    const table = topicNamed(topics.dataKeys, `test-${randomUUID()}.keys`)
    await createTopics(testKafka, [table], 1)
    let made = 0
    const processor = defineProcessor({
      name: 'needing',
      input: topics.llmRequests,
      output: topics.requests,
      tables: { keys: table },
      require: {
        table: 'keys',
        keyFor: String,
        create: (day) => ({ day, wrapped: Buffer.from(`made ${made++}`), createdAt: 0 }),
        check(day) {
          if (day === '13') throw new RangeError('of no use')
        },
      },
      prepare: ({ keys }) => [...keys.rows.values()].map(({ day, wrapped }) => `${day}: ${wrapped}`).sort(),
      process: () => [],
    })
    const world = { encryptionKey: Buffer.alloc(32), ignored: () => undefined }
    return async () => {
      const tables = await followTables(processor, { ...testKafka, registry, world })
      opened.push(tables)
      return tables
    }
  }

  test('is made once, however many instances need it', async () => {
    const follow = await follower()
    const [a, b] = await Promise.all([follow(), follow()])
    await Promise.all([a.ensure([1, 2, 2]), b.ensure([2, 3])])
    await Promise.all([a.ensure([1, 2, 3]), b.ensure([1, 2, 3])])
    const [seenByA, seenByB, seenLater] = [a.prepared(), b.prepared(), (await follow()).prepared()]
    expect(seenByA).toHaveLength(3)
    expect(seenByB).toEqual(seenByA)
    expect(seenLater).toEqual(seenByA)
  })

  test('stops whoever cannot use it, before a record is looked at', async () => {
    const tables = await (await follower())()
    await tables.ensure([12])
    await expect(tables.ensure([12, 13])).rejects.toThrow('of no use')
    await expect(tables.ensure([13])).rejects.toThrow('of no use')
    await tables.ensure([12])
  })
})
