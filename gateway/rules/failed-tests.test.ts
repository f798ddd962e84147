import { parseRules, toRule } from '@flagwise/runtime/matching/language'
import { expect, test } from 'vitest'
import { failedTests } from './failed-tests.ts'

const failed = (tests: string) => {
  const text = `id: bluebird\ntitle: Bluebird\ndescription: x\ncategory: policy\nseverity: low\npoints: 5\nenabled: false\nmatch: { keywords: [bluebird] }\ntests: ${tests}\n`
  const { rules, problems } = parseRules(text, { file: 'a.yaml' })
  expect(problems).toEqual([])
  return rules.flatMap((document) => [
    ...failedTests({ ...document, rule: toRule(document, { pack: '', version: 1, at: 0, by: '' }) }),
  ])
}

test('a rule passes the tests that say what it does, also while it is off', () =>
  expect(
    failed("{ match: [the bluebird plan, { response: bluebird, prompt: '' }], noMatch: [bluebirds] }"),
  ).toEqual([]))

test('a test that says something else is named, with why the rule matched', () =>
  expect(failed('{ match: [bluebird, redwood], noMatch: [red, a bluebird] }')).toEqual([
    { kind: 'match', at: 1, why: [] },
    { kind: 'noMatch', at: 1, why: [expect.stringContaining('bluebird')] },
  ]))
