import { describe, expect, test } from 'vitest'
import { readExpression } from './atr-expression.ts'
import { importAtr } from './import-atr.ts'
import { regexOf } from './imported.ts'
import { parseRules } from './parse-rules.ts'
import { writeRules } from './write-rules.ts'

const condition = (value: string, field = 'user_input', operator = 'regex') => ({ field, operator, value })
const aRule = (fields: object = {}) => ({
  title: 'Fetches the moon',
  id: 'ATR-2026-99999',
  status: 'experimental',
  maturity: 'test',
  severity: 'critical',
  description: 'Asks for\nthe moon.',
  references: { owasp_llm: ['LLM01:2025'], mitre_atlas: ['AML.T0051 - LLM Prompt Injection'] },
  tags: { category: 'prompt-injection' },
  detection: { conditions: [condition('fetch the moon')], condition: 'any', false_positives: ['Poems.'] },
  ...fields,
})
const detecting = (conditions: unknown, joint: string) =>
  importAtr([aRule({ detection: { conditions, condition: joint } })])

describe('an agent threat rule', () => {
  test('becomes one of ours', () => {
    expect(importAtr([aRule()])).toMatchObject({
      rules: [
        {
          id: 'atr-2026-99999',
          title: 'Fetches the moon',
          description: 'Asks for the moon.',
          category: 'prompt-attacks',
          severity: 'critical',
          points: 80,
          enabled: true,
          tags: ['owasp:LLM01', 'atlas:AML.T0051', 'atr:prompt-injection', 'atr-maturity:test'],
          falsePositives: ['Poems.'],
          fields: ['prompt'],
          match: regexOf('fetch the moon'),
        },
      ],
      notes: [],
    })
  })

  test('joins its conditions by any or all, and looks where they look', () => {
    const two = [condition('a1'), condition('b2', 'agent_output', 'contains')]
    const keywords = { words: ['b2'], within: 'substring', case: 'ignore' }
    expect(detecting(two, 'any').rules).toMatchObject([
      { fields: ['prompt', 'response'], match: { any: [regexOf('a1'), { keywords }] } },
    ])
    expect(detecting(two, 'all').rules).toMatchObject([{ match: { all: [regexOf('a1'), { keywords }] } }])
  })

  test('may compare whole texts and their beginnings', () => {
    expect(detecting([condition('a.b', 'user_input', 'exact')], 'any').rules).toMatchObject([
      { match: regexOf('^a\\.b$', { case: 'match' }) },
    ])
    expect(detecting([condition('a.b', 'user_input', 'starts_with')], 'any').rules).toMatchObject([
      { match: regexOf('^a\\.b') },
    ])
  })

  test('may name its conditions', () => {
    const named = {
      ask: { field: 'user_input', patterns: ['give me'], match_type: 'contains' },
      what: {
        field: 'user_input',
        patterns: ['m[o0]{2}n', 'sun'],
        match_type: 'regex',
        case_sensitive: true,
      },
    }
    expect(detecting(named, 'ask and not what').rules).toMatchObject([
      {
        match: {
          all: [
            { keywords: { words: ['give me'] } },
            { not: { any: [{ regex: { case: 'match' } }, { regex: { pattern: 'sun' } }] } },
          ],
        },
      },
    ])
  })

  test('writes characters by number as JavaScript does', () => {
    expect(detecting([condition('\\u200b\\u{1F511}\\\\u0041')], 'any').rules).toMatchObject([
      { match: regexOf('\\x{200b}\\x{1F511}\\\\u0041') },
    ])
  })

  test('brings its test cases, without those that it is known to miss', () => {
    const test_cases = {
      true_positives: [
        { input: 'fetch the moon', expected: 'triggered' },
        { tool_name: 'fetch', tool_args: { what: 'the moon' }, expected: 'triggered' },
      ],
      true_negatives: [{ user_input: 'the moon', agent_output: 'is far', expected: 'not_triggered' }],
      evasion_tests: [{ input: 'f3tch', expected: 'not_triggered', notes: 'leet' }],
    }
    const { rules, notes } = importAtr([aRule({ test_cases })])
    expect(rules[0]?.tests).toEqual({
      match: ['fetch the moon', 'fetch\n{"what":"the moon"}'],
      noMatch: [{ prompt: 'the moon', response: 'is far' }],
    })
    expect(notes).toMatchObject([{ kind: 'changed', message: 'without 1 evasions that it is known to miss' }])
    expect(parseRules(writeRules(rules), { file: '' })).toMatchObject({ rules, problems: [] })
  })
})

test.each([
  [[condition('a(?=b)')], 'any', 'none of its conditions can be said'],
  [[condition('a(?=b)'), condition('c')], 'all', 'look-ahead at position 1'],
  [[condition('a', 'trace.x'), condition('c')], 'all', 'a call to a model has no trace.x'],
  [[condition('a', 'content', 'near')], 'all', 'its operator near is none of'],
  [[condition('a')], 'two of them', 'is neither any nor all'],
  [{ slow: { metric: 'calls', operator: 'gt', threshold: 5 } }, 'slow', 'it measures behaviour over time'],
])('what cannot be said is named: %o by %s', (conditions, joint, message) => {
  const { rules, notes } = detecting(conditions, joint)
  expect(rules).toEqual([])
  expect(notes).toContainEqual({
    rule: 'ATR-2026-99999',
    kind: 'left out',
    message: expect.stringContaining(message),
  })
})

test.each([
  ['a or b and c', { any: ['a', { all: ['b', 'c'] }] }],
  ['(a OR b) AND NOT c', { all: [{ any: ['a', 'b'] }, { not: 'c' }] }],
  ['any', { any: ['a', 'b', 'c'] }],
  ['a and', 'it ends too early'],
  ['a b', 'b stands where and, or or the end should be'],
  ['(a', 'a bracket is not closed'],
  ['d', 'there is no condition d'],
])('the expression %s', (expression, meaning) => {
  const conditions = new Map(['a', 'b', 'c'].map((name) => [name, regexOf(name)] as const))
  const shown = (value: unknown): unknown => {
    for (const [name, one] of conditions) if (value === one) return name
    if (Array.isArray(value)) return value.map(shown)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shown(inner)]))
  }
  expect(shown(readExpression(expression, conditions))).toEqual(meaning)
})
