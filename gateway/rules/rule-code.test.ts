import { aRule } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { ruleFacts } from '../testing/rule-facts.ts'
import { documentText, factsOfDocument, parseDocument, problemsOfTests } from './rule-code.ts'
import { RuleRejected } from './rule-command.ts'
import { patchOf, ruleOf } from './rule-input.ts'
import type { RuleLibrary } from './rule-library.ts'

const text = `id: bluebird
title: Bluebird
description: A project that is not public.
category: confidential
severity: high
points: 40
tags: [owasp:LLM02]
match:
  any:
    - keywords: [bluebird]
    - keywords: { list: projects }
tests:
  match: [the bluebird plan]
  noMatch: [bluebirds]
`
const library: RuleLibrary = {
  packs: [],
  lists: new Map([['projects', ['redwood']]]),
  rule: (slug) => (slug === 'bluebird' ? parsed().document : undefined),
}
const parsed = (given = text) => parseDocument(given, library)
const rejected = (act: () => unknown): RuleRejected => {
  try {
    act()
  } catch (error) {
    if (error instanceof RuleRejected) return error
    throw error
  }
  throw new Error('not rejected')
}

describe('a document', () => {
  test('says all of a rule; lists of words are written out in it', () => {
    const facts = factsOfDocument(parsed().document)
    expect(facts).toMatchObject({
      slug: 'bluebird',
      pack: '',
      name: 'Bluebird',
      type: 'composite',
      pattern: '',
      tags: ['owasp:LLM02'],
      active: true,
    })
    expect(facts.definition).toContain('redwood')
  })

  test('is what it was when it is written again, with the tests that were delivered', () => {
    const rule = aRule(factsOfDocument(parsed().document))
    expect(parsed(documentText(rule, library)).document).toMatchObject({
      ...parsed().document,
      match: { any: [{ keywords: { words: ['bluebird'] } }, { keywords: { words: ['redwood'] } }] },
    })
  })

  test('of a rule that was made in a form can be written back to it', () => {
    const rule = aRule()
    const again = parsed(documentText(rule, library)).document
    expect(again.id).toBe(rule.id)
    expect(factsOfDocument(again)).toMatchObject({ type: 'keyword', pattern: rule.pattern, name: rule.name })
  })

  test('that cannot be read any more says so, and breaks nothing', () =>
    expect(documentText(aRule({ type: 'composite', definition: '{}' }), library)).toMatch(/^# definition/))

  test.each([
    ['a key that is not known', text.replace('tags:', 'tgas:'), 7, 'tgas'],
    [
      'a pattern that takes more than linear time',
      text.replace('keywords: [bluebird]', "regex: '(?<=a)b'"),
      10,
      '',
    ],
    ['a list that is not there', text.replace('projects', 'people'), 11, 'people'],
    ['two rules', `${text}---\n${text.replace('id: bluebird', 'id: other')}`, 1, 'several rules'],
    ['no rule', '# nothing\n', 1, ''],
  ])('with %s is refused at its line', (_, wrong, line, message) => {
    const { code, problems } = rejected(() => parsed(wrong))
    expect(code).toBe('INVALID')
    expect(problems[0]).toMatchObject({ line, column: expect.any(Number) })
    expect(problems.map((problem) => `${problem.path} ${problem.message}`).join()).toContain(message)
  })

  test('whose tests fail is refused at the test', () => {
    const problems = problemsOfTests(parsed(), [
      { kind: 'match', at: 0, why: [] },
      { kind: 'noMatch', at: 0, why: ['keyword: bluebirds'] },
    ])
    expect(problems).toMatchObject([
      { path: 'tests.match[0]', line: 13 },
      { path: 'tests.noMatch[0]', line: 14, message: expect.stringContaining('keyword: bluebirds') },
    ])
  })
})

describe('what is sent', () => {
  test('is a form with all that is needed, or it names what is missing', () => {
    const { name, category, type, pattern, severity, points } = ruleFacts()
    const form = { name, category, type, pattern, severity, points }
    expect(ruleOf(form, library)).toEqual({ facts: ruleFacts() })
    expect(rejected(() => ruleOf({ name }, library)).problems.map(({ path }) => path)).toEqual([
      'category',
      'type',
      'pattern',
      'severity',
      'points',
    ])
  })

  test('is code alone', () =>
    expect(
      rejected(() => ruleOf({ document: text, points: 3 }, library)).problems.map(({ path }) => path),
    ).toEqual(['points']))

  test('as a change keeps the pack, whatever it is', () => {
    expect(patchOf({ document: text }, library).facts).not.toHaveProperty('pack')
    expect(patchOf({ points: 3, name: null }, library)).toEqual({ facts: { points: 3 } })
  })
})
