import { describe, expect, test } from 'vitest'
import { importOriginal } from './import-original.ts'
import { parseRules } from './parse-rules.ts'
import { readCsv } from './read-csv.ts'
import { toRule } from './rule-row.ts'
import { writeRules } from './write-rules.ts'

const aRow = (fields: Readonly<Record<string, unknown>> = {}) => ({
  id: '4be0643f-1d98-573b-97cd-ca98a65347dd',
  name: 'Project names',
  description: 'What is not public yet.',
  category: 'data_privacy',
  rule_type: 'keyword',
  pattern: 'bluebird, redwood',
  severity: 'high',
  points: 40,
  priority: 7,
  stop_on_match: true,
  combination_logic: 'OR',
  is_active: true,
  ...fields,
})
const rowOf = (fields: Readonly<Record<string, unknown>>) => {
  const { rules, notes } = importOriginal([aRow(fields)])
  const [rule] = rules
  return { row: rule && toRule(rule, { pack: '', version: 1, at: 0, by: '' }), match: rule?.match, notes }
}
const within = (fact: string, from: number | null, to: number | null) => ({
  request: { [fact]: { from, to } },
})

describe('a rule of the original keeps', () => {
  test.each([
    ['keyword', 'bluebird, redwood'],
    ['regex', String.raw`\bAB-\d{6}\b`],
    ['model_restriction', 'gpt-4, claude-3-opus'],
  ])('its type %s and its pattern', (rule_type, pattern) => {
    expect(rowOf({ rule_type, pattern })).toMatchObject({ row: { type: rule_type, pattern }, notes: [] })
  })

  test('what else it says', () => {
    expect(rowOf({ is_active: false }).row).toMatchObject({
      name: 'Project names',
      description: 'What is not public yet.',
      category: 'data_privacy',
      severity: 'high',
      points: 40,
      priority: 7,
      stopOnMatch: true,
      active: false,
      tags: ['original-combination-logic:or'],
      slug: 'project-names',
    })
  })

  test('that any of its keywords is enough, as the original ran it, whatever its logic', () => {
    expect(rowOf({ combination_logic: 'AND' })).toMatchObject({
      row: { type: 'keyword', tags: ['original-combination-logic:and'] },
    })
  })
})

describe('custom_scoring', () => {
  test.each([
    ['status_code == 429', 'AND', within('statusCode', 429, 429)],
    ['tokens_prompt > 1000', 'AND', within('tokensPrompt', 1001, null)],
    ['tokens_response<10', 'AND', within('tokensResponse', null, 9)],
    [
      'duration_ms > 30000',
      'AND',
      { all: [within('durationMs', 30_000, null), { not: within('durationMs', 30_000, 30_000) }] },
    ],
    [
      'duration_ms >= 9, status_code >= 500',
      'AND',
      { all: [within('durationMs', 9, null), within('statusCode', 500, null)] },
    ],
    [
      'duration_ms >= 9, status_code >= 500',
      'OR',
      { any: [within('durationMs', 9, null), within('statusCode', 500, null)] },
    ],
    [
      'duration_ms >= 9 or status_code >= 500',
      'AND',
      { any: [within('durationMs', 9, null), within('statusCode', 500, null)] },
    ],
  ])('%s (%s)', (pattern, combination_logic, match) => {
    expect(rowOf({ rule_type: 'custom_scoring', pattern, combination_logic }).match).toEqual(match)
  })
})

test.each([
  [{ rule_type: 'custom_scoring', pattern: 'requests_per_hour > 100' }, 'rules know no requests_per_hour'],
  [{ rule_type: 'custom_scoring', pattern: 'slow' }, 'slow: is no comparison such as duration_ms > 30000'],
  [{ rule_type: 'regex', pattern: '(?<!x)y' }, 'negative look-behind at position 0'],
  [{ rule_type: 'keyword', pattern: ' , ' }, 'it has no keywords'],
  [{ rule_type: 'token_limit', pattern: '2000' }, 'its type "token_limit" is none of'],
])('what cannot be said is named: %o', (fields, message) => {
  const { row, notes } = rowOf(fields)
  expect(row).toBeUndefined()
  expect(notes).toEqual([
    { rule: 'Project names', kind: 'left out', message: expect.stringContaining(message) },
  ])
})

test('rows come as they are: a list, a page, an export, or CSV', () => {
  const csv = `name,description,rule_type,pattern,severity,points,priority,stop_on_match,combination_logic,is_active,category
"Words, several","Says ""no"".\nTwice",keyword,"a1,b2",critical,50,0,False,AND,True,security\r\n`
  const one = [aRow()]
  for (const exported of [one, { items: one }, { columns: [], data: one }, { rules: one }, one[0]])
    expect(importOriginal(exported).rules).toHaveLength(1)
  expect(importOriginal(readCsv(csv)).rules).toMatchObject([
    {
      id: 'words-several',
      title: 'Words, several',
      description: 'Says "no".\nTwice',
      enabled: true,
      stopOnMatch: false,
      match: { keywords: { words: ['a1', 'b2'], within: 'substring' } },
    },
  ])
  expect(importOriginal({ nothing: 1 })).toMatchObject({ rules: [], notes: [{ kind: 'left out' }] })
})

test('what is imported can be written and read', () => {
  const { rules } = importOriginal([
    aRow(),
    aRow({ name: 'project names!' }),
    aRow({ name: '密码', description: null }),
  ])
  expect(rules.map(({ id }) => id)).toEqual(['project-names', 'project-names-2', 'rule'])
  expect(parseRules(writeRules(rules), { file: '' })).toMatchObject({ rules, problems: [] })
})
