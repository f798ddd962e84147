import { parseRules } from '@flagwise/runtime/matching/language'
import { expect, test } from 'vitest'
import { checkRules } from './check-rules.ts'

const ruleText = (id: string, rest: string): string =>
  `id: ${id}\ntitle: ${id}\ndescription: Made up.\ncategory: policy\nseverity: low\npoints: 1\n${rest}\n`

function check(...texts: readonly string[]) {
  const parsed = parseRules(texts.join('---\n'), { file: 'rules.yaml' })
  expect(parsed.problems).toEqual([])
  return checkRules([{ id: 'own', enabled: true, rules: parsed.rules }], (rule, path) => ({
    file: 'rules.yaml',
    ...parsed.whereIs(rule, path),
  }))
}

test('rules that keep their promises have no problems', () => {
  const { problems, untested, overlaps } = check(
    ruleText(
      'token',
      "match: { regex: 'tok_[0-9a-f]{20}' }\ntests: { match: ['tok_{{hex:20}}', 'a tok_{{hex:20}}'], noMatch: ['tok_'] }",
    ),
    ruleText(
      'model',
      'match: { request: { model: gpt-4* } }\ntests: { match: [{ model: gpt-4 }, { model: gpt-4o }], noMatch: [gpt-4] }'.replace(
        '[gpt-4]',
        '[{ model: o1 }]',
      ),
    ),
  )
  expect({ problems, untested, overlaps }).toEqual({ problems: [], untested: [], overlaps: [] })
})

test('a test that does not hold is named with its line', () => {
  const { problems } = check(
    ruleText(
      'words',
      'match: { keywords: [bluebird] }\ntests:\n  match: [bluebirds, bluebird]\n  noMatch: [a bluebird]',
    ),
  )
  expect(problems.map(({ file, line, path, message }) => `${file}:${line} ${path}: ${message}`)).toEqual([
    'rules.yaml:9 words.tests.match[0]: does not match "bluebirds", but must',
    expect.stringContaining('rules.yaml:10 words.tests.noMatch[0]: matches "a bluebird", but must not: '),
  ])
})

test('a rule that stops others, or is off, is tested like the rest', () => {
  const tests = 'tests: { match: [bluebird, a bluebird], noMatch: [none] }'
  const { problems } = check(
    ruleText('first', `match: { keywords: [bluebird] }\nstopOnMatch: true\npriority: 5\n${tests}`),
    ruleText('second', `match: { keywords: [bluebird] }\nenabled: false\n${tests}`),
  )
  expect(problems).toEqual([])
})

test('rules that match the same are named, and those that are hardly tested', () => {
  const { overlaps, untested } = check(
    ruleText(
      'narrow',
      'match: { keywords: [blue bird] }\ntests: { match: [blue bird, a blue bird], noMatch: [bird] }',
    ),
    ruleText('wide', 'match: { keywords: [bird] }\ntests: { match: [bird] }'),
  )
  expect(overlaps).toEqual([{ rule: 'narrow', other: 'wide', shared: 2, of: 2 }])
  expect(untested).toEqual(['wide'])
})
