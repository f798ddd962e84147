import type { Rule } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRuleSet } from './compile-rules.ts'

const names = (rules: readonly Rule[], prompt: string, model = 'm'): readonly string[] =>
  compileRuleSet(rules)
    .match({ prompt, model })
    .matches.map(({ name }) => name)

/** Three of a kind in turn, none a part of another. */
const numbered = (count: number): readonly Rule[] =>
  Array.from({ length: count }, (_, number) => {
    const name = String(number).padStart(4, '0')
    const kinds = [
      aRule({ name, pattern: `<word ${name}>, <or ${name}>` }),
      aRule({ name, type: 'regex', pattern: `<number ${name}>|<digits \\d\\d${name}>` }),
      aRule({ name, type: 'model_restriction', pattern: `model-${name}` }),
    ]
    return kinds[number % 3] ?? aRule()
  })

describe('a set of rules', () => {
  test('finds each of hundreds, whichever automaton it is in', () => {
    const rules = numbered(300)
    const set = compileRuleSet(rules)
    expect(set.ignored).toEqual([])
    for (const { name, type, pattern } of rules) {
      const [first = ''] = pattern.split(/[,|]/)
      const asked =
        type === 'model_restriction' ? { prompt: '', model: pattern } : { prompt: `see ${first}`, model: 'm' }
      expect(set.match(asked).matches.map((match) => match.name)).toEqual([name])
    }
  })

  test('matches as its rules do one by one, in order up to the first that stops', () => {
    const fields = fc.record({
      type: fc.constantFrom('keyword', 'regex') as fc.Arbitrary<'keyword' | 'regex'>,
      pattern: fc.constantFrom('a', 'b', 'ab', 'é', '🔑', 'ß', 'c'),
      priority: fc.integer({ min: -1, max: 1 }),
      stopOnMatch: fc.boolean(),
      active: fc.boolean(),
    })
    const prompts = fc
      .array(fc.constantFrom('a', 'B', 'É', '🔑', 'ẞ', ' '), { maxLength: 6 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 80 }), prompts, (list, prompt) => {
        const rules = list.map((rule, at) => aRule({ ...rule, name: String(at).padStart(3, '0') }))
        const alone = rules
          .filter((rule) => rule.active)
          .sort((a, b) => b.priority - a.priority)
          .filter((rule) => names([rule], prompt).length > 0)
        const stop = alone.findIndex((rule) => rule.stopOnMatch)
        const expected = stop < 0 ? alone : alone.slice(0, stop + 1)
        expect(names(rules, prompt)).toEqual(expected.map(({ name }) => name))
      }),
    )
  })

  test('matches the same again and again: it remembers nothing', () => {
    const set = compileRuleSet([aRule({ type: 'regex', pattern: 'a+' }), aRule({ name: 'İ', pattern: 'İ' })])
    const request = { prompt: 'aa İ a', model: 'm' }
    const once = set.match(request)
    set.match({ prompt: 'x'.repeat(100_000), model: 'm' })
    expect(set.match(request)).toEqual(once)
  })

  test('takes a prompt of any length: short ones, and those beyond its workspace', () => {
    for (const length of [0, 1, 21_000, 22_000, 70_000, 1_000_000]) {
      const [match] = compileRuleSet([aRule()]).match({
        prompt: `${'é'.repeat(length)}bluebird`,
        model: 'm',
      }).matches
      expect(match?.spans).toEqual([{ start: length, end: length + 8 }])
    }
  })

  test('leaves out what cannot run, with its reason, and goes on', () => {
    const broken = aRule({ name: 'Broken', type: 'regex', pattern: 'a++' })
    const { ignored, match } = compileRuleSet([
      broken,
      aRule({ name: 'Off', active: false, pattern: '' }),
      aRule(),
    ])
    expect(ignored).toEqual([
      {
        ruleId: broken.id,
        name: 'Broken',
        reason: 'a possessive quantifier at position 1 cannot run in linear time; leave out the last +',
      },
    ])
    expect(match({ prompt: 'redwood', model: 'm' }).matches).toHaveLength(1)
  })
})

describe('a model restriction', () => {
  const rules = [aRule({ name: 'Restricted', type: 'model_restriction', pattern: 'gpt-4, Claude-3-Opus ,' })]
  test('is the whole name, without regard to case', () => {
    expect(names(rules, '', 'GPT-4')).toEqual(['Restricted'])
    expect(names(rules, '', 'claude-3-opus')).toEqual(['Restricted'])
    expect(names(rules, '', 'gpt-4o')).toEqual([])
    expect(names(rules, 'gpt-4', 'm')).toEqual([])
  })

  test('may name a model twice, and several rules may name one', () => {
    const twice = aRule({ name: 'Twice', type: 'model_restriction', pattern: 'gpt-4,GPT-4' })
    expect(names([...rules, twice], '', 'gpt-4')).toEqual(['Restricted', 'Twice'])
  })
})
