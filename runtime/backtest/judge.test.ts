import { aRequest, aRule } from '@flagwise/schemas/examples'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRuleSet } from '../matching/index.ts'
import { openJudge } from './judge.ts'

const words = ['bluebird', 'redwood', 'swan', 'otter'] as const

const arbitraryRules = fc
  .array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      name: fc.constantFrom('One', 'Two', 'Three'),
      pattern: fc.constantFrom(...words, 'swan, otter'),
      points: fc.integer({ min: 0, max: 60 }),
      priority: fc.integer({ min: 0, max: 2 }),
      stopOnMatch: fc.boolean(),
      active: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((rules) => [...new Map(rules.map((rule) => [rule.id, aRule(rule)])).values()])
const arbitraryText = fc
  .array(fc.constantFrom(...words, 'and'), { maxLength: 4 })
  .map((some) => some.join(' '))

describe('both sets at once', () => {
  test('say of any request what each says alone', () => {
    fc.assert(
      fc.property(
        arbitraryRules,
        arbitraryRules,
        fc.integer({ min: 0, max: 5 }),
        arbitraryText,
        arbitraryText,
        (present, other, kept, prompt, response) => {
          const changed = [
            ...new Map([...other, ...present.slice(0, kept)].map((rule) => [rule.id, rule])).values(),
          ]
          const request = aRequest({ prompt, response })
          expect(openJudge(present, changed).judge(request)).toEqual({
            before: compileRuleSet(present).match(request),
            after: compileRuleSet(changed).match(request),
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  test('say so of a text that is too long to be looked at wholly', () => {
    const present = [aRule({ id: 'a', pattern: 'bluebird' })]
    const changed = [aRule({ id: 'a', pattern: 'redwood' })]
    const request = aRequest({ prompt: `redwood ${'x'.repeat(9 * 1024 * 1024)}` })
    const { before, after } = openJudge(present, changed).judge(request)
    expect([before.matches.length, after.matches.length]).toEqual([0, 1])
    expect(before.unscanned).toHaveLength(1)
    expect(after.unscanned).toHaveLength(1)
  })

  test('name the changed rules that cannot be used, and not the present ones', () => {
    const bad = aRule({ id: 'bad', type: 'regex', pattern: 'a(?=b)' })
    expect(openJudge([bad], []).ignored).toEqual([])
    expect(openJudge([], [bad]).ignored).toMatchObject([{ ruleId: 'bad' }])
    expect(openJudge([aRule({ id: 'bad' })], [bad]).ignored).toMatchObject([{ ruleId: 'bad' }])
  })
})
