import { derivedId } from '@flagwise/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { insertRows, installReadModels } from '../testing/read-models.ts'
import { type RuleCriteria, type RuleReads, ruleReads } from './read-rules.ts'
import { packViews } from './rule-pack.ts'

const at = '2026-03-02T09:00:00.000Z'
const id = (n: number): string => derivedId('test', 'rule', String(n))

/** Forty of a pack, forty of another one that are off, and one of one's own that is tried first. */
const row = (n: number) => ({
  id: id(n),
  version: 1,
  name: n === 80 ? 'Bluebird' : `Rule ${String(n).padStart(2, '0')}`,
  description: 'Made up.',
  category: n < 40 ? 'secrets' : 'personal-data',
  type: 'composite',
  pattern: '',
  severity: n % 2 === 0 ? 'high' : 'low',
  points: 10,
  priority: n === 80 ? 5 : 0,
  stop_on_match: false,
  active: n < 40 || n === 80,
  created_at: at,
  updated_at: at,
  updated_by: 'system',
  slug: n === 80 ? '' : `rule-${n}`,
  pack: n === 80 ? '' : n < 40 ? 'secrets' : 'personal-data',
  definition: '{}',
  tags: n === 3 ? ['owasp:LLM02'] : [],
  references: ['https://example.org'],
  false_positives: [],
})

let database: TestDatabase
let rules: RuleReads
beforeAll(async () => {
  database = await openTestDatabase()
  await installReadModels(database.pool)
  await insertRows(
    database.pool,
    'rules_v1.rules',
    Array.from({ length: 81 }, (_, n) => row(n)),
  )
  rules = ruleReads(database.pool)
})
afterAll(() => database.close())

describe('rules', () => {
  const names = async (filter: RuleCriteria) => (await rules.page(filter, {})).map(({ name }) => name)

  test('come in the order in which they are tried, with all that is known of them', async () => {
    const [first, second] = await rules.page({}, {})
    expect(first).toMatchObject({ name: 'Bluebird', slug: '', pack: '' })
    expect(second).toMatchObject({
      name: 'Rule 00',
      slug: 'rule-0',
      definition: '{}',
      tags: [],
      references: ['https://example.org'],
      falsePositives: [],
      createdAt: Date.parse(at),
    })
  })

  test('are found by pack, category, severity, state and a part of their text, in any case', async () => {
    expect(await names({ pack: '' })).toEqual(['Bluebird'])
    expect(await names({ category: 'secrets', severity: 'low' })).toHaveLength(20)
    expect(await names({ active: false })).toHaveLength(40)
    expect(await names({ search: 'llm02' })).toEqual(['Rule 03'])
    expect(await names({ search: ' RULE-7 ' })).toEqual([
      'Rule 07',
      ...Array.from({ length: 10 }, (_, n) => `Rule 7${n}`),
    ])
  })

  test('come in pages that have each of them once', async () => {
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await rules.page({}, { first: 7, after })
      seen.push(...page.map((rule) => rule.id))
      after = page.at(-1)?.id
      if (page.length < 7) break
    }
    expect(seen).toEqual((await rules.page({}, {})).map((rule) => rule.id))
    expect(new Set(seen).size).toBe(81)
  })

  test.each([
    ['first', { first: 0 }],
    ['first', { first: 1001 }],
    ['after', { after: 'x' }],
    ['after', { after: id(999) }],
  ])('a bad `%s` is refused', async (argument, page) =>
    expect(rules.page({}, page)).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT', argument } }),
  )
})

test('packs are counted, those of the library first and under their titles', async () => {
  const secrets = { id: 'secrets', title: 'Secrets', description: 'Keys.' }
  const library = { packs: [secrets], lists: new Map(), rule: () => undefined }
  expect(packViews(await rules.packs(), library)).toEqual([
    { ...secrets, total: 40, active: 40 },
    { id: 'personal-data', title: 'personal-data', description: '', total: 40, active: 0 },
  ])
})
