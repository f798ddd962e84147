import type { Rule, RuleEvent } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { ruleFacts } from '../testing/rule-facts.ts'
import { decideRule } from './decide-rule.ts'
import { type RuleCommand, type RuleFacts, RuleRejected } from './rule-command.ts'

const at = Date.parse('2026-03-02T10:00:00.000Z')
const by = 'ana@example.org'
const ruleId = '7d1c2f0e-3a86-4a0e-9d43-4c1a3a1f9b10'

const facts = ruleFacts()

/** Given rules, when a command comes, then these events follow or it is rejected. */
const given = (...rules: Rule[]) => ({
  when(command: RuleCommand) {
    const decide = (): readonly RuleEvent[] =>
      decideRule(command, new Map(rules.map((rule) => [rule.id, rule])))
    return {
      thenEvents: decide,
      thenRejected(code: string): RuleRejected {
        try {
          decide()
        } catch (error) {
          if (!(error instanceof RuleRejected)) throw error
          expect(error.code).toBe(code)
          return error
        }
        throw new Error(`not rejected; expected ${code}`)
      },
    }
  },
})

describe('create', () => {
  const create = (given: Partial<RuleFacts> = {}): RuleCommand => ({
    type: 'create',
    ruleId,
    by,
    at,
    facts: { ...facts, ...given },
  })

  test('gives version 1 and says who made it and when', () => {
    const [event] = given().when(create()).thenEvents()
    expect(event).toMatchObject({
      kind: 'created',
      ruleId,
      at,
      by,
      rule: { ...facts, id: ruleId, version: 1, createdAt: at, updatedAt: at, updatedBy: by },
    })
  })

  test('the same command gives the same event, id included', () => {
    expect(given().when(create()).thenEvents()).toEqual(given().when(create()).thenEvents())
  })

  test('a name that is taken is rejected whatever its case and the space around it', () => {
    const other = aRule({ name: 'Project Names' })
    const rejected = given(other)
      .when(create({ name: '  PROJECT names ' }))
      .thenRejected('NAME_TAKEN')
    expect(rejected.problems).toEqual([{ path: 'name', message: expect.stringContaining('"Project Names"') }])
  })

  test.each([
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(121) }],
    ['category', { category: '' }],
    ['points', { points: 101 }],
    ['points', { points: -1 }],
    ['priority', { priority: 1e9 }],
    ['pattern', { pattern: '' }],
    ['pattern', { type: 'regex' as const, pattern: '(unclosed' }],
    ['pattern', { type: 'regex' as const, pattern: '(?<=look)behind' }],
  ])('a bad %s is rejected and named', (path, bad) => {
    const rejected = given().when(create(bad)).thenRejected('INVALID')
    expect(rejected.problems.map((problem) => problem.path)).toContain(path)
    expect(rejected.message).toContain(`${path}: `)
  })

  test('everything that is wrong is said at once', () => {
    const rejected = given()
      .when(create({ name: '', points: 500, pattern: '' }))
      .thenRejected('INVALID')
    expect(rejected.problems.map(({ path }) => path).sort()).toEqual(['name', 'pattern', 'points'])
  })
})

describe('update', () => {
  const rule = aRule({ id: ruleId, version: 3, updatedBy: 'bo@example.org' })
  const update = (patch: Partial<RuleFacts>, expectedVersion = 3): RuleCommand => ({
    type: 'update',
    ruleId,
    by,
    at,
    expectedVersion,
    patch,
  })

  test('changes what is given, keeps the rest, and counts the version up', () => {
    const [event] = given(rule)
      .when(update({ active: false }))
      .thenEvents()
    expect(event).toMatchObject({
      kind: 'updated',
      rule: { ...rule, active: false, version: 4, updatedAt: at, updatedBy: by },
    })
  })

  test('is rejected when somebody else was faster, and says who', () => {
    expect(
      given(rule)
        .when(update({ points: 1 }, 2))
        .thenRejected('VERSION_CONFLICT').message,
    ).toContain('bo@example.org')
  })

  test('is rejected when the rule is gone', () =>
    given()
      .when(update({ points: 1 }))
      .thenRejected('NOT_FOUND'))

  test('a rule may keep its own name, in another case too', () =>
    expect(
      given(rule)
        .when(update({ name: rule.name.toUpperCase() }))
        .thenEvents(),
    ).toHaveLength(1))

  test("may not take another rule's name", () =>
    given(rule, aRule({ id: 'other', name: 'Other' }))
      .when(update({ name: 'other' }))
      .thenRejected('NAME_TAKEN'))
})

describe('delete', () => {
  const rule = aRule({ id: ruleId, version: 3 })
  const remove = (expectedVersion: number): RuleCommand => ({
    type: 'delete',
    ruleId,
    by,
    at,
    expectedVersion,
  })

  test('leaves an event without a rule', () => {
    expect(given(rule).when(remove(3)).thenEvents()).toMatchObject([
      { kind: 'deleted', ruleId, rule: null, at, by },
    ])
  })

  test('is rejected when the rule has changed since', () =>
    given(rule).when(remove(2)).thenRejected('VERSION_CONFLICT'))
})
