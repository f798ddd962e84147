import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defaultRules } from '@flagwise/schemas'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { readRuleFolder } from '../../service/rule-folder.ts'
import { ruleJsonSchema } from './json-schema.ts'
import { parseRules } from './parse-rules.ts'
import { toDocument, toRule } from './rule-row.ts'
import { writeRules } from './write-rules.ts'

const pathOf = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const folder = readRuleFolder(pathOf('processors/detection/rules'))
const rules = folder.packs.flatMap((pack) => pack.rules.map((rule) => ({ pack: pack.id, rule })))
const row = { version: 1, at: 5, by: 'system' }

describe('every rule that is shipped', () => {
  test('reads without a problem', () => {
    expect(folder.problems).toEqual([])
  })

  test('is the same rule as a row and as text', () => {
    for (const { pack, rule } of rules) {
      const { tests, ...said } = rule
      expect(toDocument(toRule(rule, { ...row, pack }))).toEqual({
        ...said,
        tests: { match: [], noMatch: [] },
      })
    }
    const all = rules.map(({ rule }) => rule)
    expect(parseRules(writeRules(all), { file: '' }).rules).toEqual(all)
  })

  test('fits the published schema', { timeout: 60_000 }, () => {
    const schema = z.fromJSONSchema(z.record(z.string(), z.unknown()).parse(published))
    const files = new Set(rules.map(({ rule }) => folder.whereIs(rule.id, []).file))
    for (const file of files)
      for (const document of parseAllDocuments(readFileSync(file, 'utf8')))
        expect(schema.safeParse(document.toJS()).error, file).toBeUndefined()
  })
})

const published: unknown = JSON.parse(readFileSync(pathOf('schemas/rule/rule-document.schema.json'), 'utf8'))

test('the published schema is that of the parser: npm run flagwise -- rules schema', () => {
  expect(published).toEqual(ruleJsonSchema())
})

test('the classic pack says what the six default rules of the original say', () => {
  const classic = rules.filter(({ pack }) => pack === 'flagwise-classic')
  const means = ({ pattern, points, ...rule }: ReturnType<typeof toRule>) => ({
    pattern,
    points,
    name: rule.name,
    description: rule.description,
    category: rule.category,
    type: rule.type,
    severity: rule.severity,
    slug: rule.slug,
    pack: rule.pack,
    priority: rule.priority,
    stopOnMatch: rule.stopOnMatch,
  })
  expect(classic.map(({ pack, rule }) => means(toRule(rule, { ...row, pack })))).toEqual(
    defaultRules(5).map(means),
  )
  expect(folder.packs.find(({ id }) => id === 'flagwise-classic')?.enabled).toBe(false)
})
