import type { Span } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRule } from './check-rule.ts'
import { compileRuleSet } from './compile-rules.ts'

const matchOf = (pattern: string, prompt: string) =>
  compileRuleSet([aRule({ type: 'regex', pattern })]).match({ prompt, model: 'm' }).matches[0]
const found = (pattern: string, prompt: string): readonly string[] =>
  matchOf(pattern, prompt)?.spans.map(({ start, end }) => prompt.slice(start, end)) ?? []

/** Patterns in which RE2 and JavaScript mean the same. */
const patterns: fc.Arbitrary<string> = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('a', 'B', 'é', 'É', '🔑', '1', ' ', '\\.', '[a-c]', '[^a]', '\\d', '.'),
    },
    { weight: 1, arbitrary: tie('pattern').map((pattern) => `(?:${pattern})`) },
  ),
  pattern: fc
    .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '', '?', '*', '+', '+?', '{2}', '{1,3}', '|')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) =>
      parts
        .map(([atom, more], at) => (more === '|' && at === parts.length - 1 ? atom : atom + more))
        .join(''),
    ),
})).pattern
const texts = fc
  .array(fc.constantFrom('a', 'A', 'b', 'c', 'é', 'É', '🔑', '1', ' ', '.', '\n', 'x'), { maxLength: 30 })
  .map((letters) => letters.join(''))

function meant(pattern: string, prompt: string): readonly Span[] {
  return [...prompt.matchAll(new RegExp(pattern, 'giu'))]
    .filter(([hit]) => hit !== '')
    .slice(0, 20)
    .map(({ 0: hit, index }) => ({ start: index, end: index + hit.length }))
}

describe('a regex rule', () => {
  test.each([
    ['without regard to case', 'sk-[a-z]+', 'SK-Abc', ['SK-Abc']],
    ['each hit, after the one before', 'aa', 'aaaaa', ['aa', 'aa']],
    ['by code points: a dot takes a whole emoji', '^.$', '🔑', ['🔑']],
    ['at the place that JavaScript calls so, after emoji', 'x', '🔑🔑x', ['x']],
    ['words at their borders', '\\bsin\\b', 'sin, sinus, cosin', ['sin']],
    ['the end of the text in Python’s spelling too', 'end\\Z', 'end\nend', ['end']],
    ['the first alternative that fits', 'a|ab', 'ab', ['a']],
    ['as little as a lazy pattern takes', '<.+?>', '<a><b>', ['<a>', '<b>']],
    ['beside half of a character', 'x', '\ud83dx', ['x']],
  ])('finds %s', (_, pattern, prompt, spans) => {
    expect(found(pattern, prompt)).toEqual(spans)
  })

  test('hides what it found, and keeps the end of a long one', () => {
    expect(matchOf('\\d{4}( \\d{4}){3}', 'pay 4242 4242 4242 4242')?.excerpt).toBe('•••• •••• •••• 4242')
  })

  test('names at most twenty of its hits', () => {
    expect(matchOf('\\w', 'a'.repeat(500))?.spans).toHaveLength(20)
  })

  test('finds what JavaScript finds, or is refused', () => {
    let compared = 0
    fc.assert(
      fc.property(patterns, fc.array(texts, { minLength: 3, maxLength: 3 }), (pattern, prompts) => {
        if (checkRule({ type: 'regex', pattern }).length > 0) return
        compared++
        for (const prompt of prompts)
          expect(matchOf(pattern, prompt)?.spans ?? []).toEqual(meant(pattern, prompt))
      }),
      { numRuns: 1_000 },
    )
    expect(compared, 'patterns that were not refused').toBeGreaterThan(300)
  }, 60_000)

  test.each([
    '(a+)+$',
    '(a+)+!',
    '(a|aa)+!',
    '(\\w+\\s?)+!',
    '(x+x+)+y',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(?:a?){500}a{500}!',
    '(?:.*a){50}c',
  ])('ends on a megabyte that makes others run for ever: %s', (pattern) => {
    expect(checkRule({ type: 'regex', pattern })).toEqual([])
    const megabyte = 'a'.repeat(1024 * 1024)
    expect(matchOf(pattern, `${megabyte}\n`)?.spans.length ?? 0).toBeLessThanOrEqual(20)
    expect(matchOf(pattern, `${megabyte}!`)?.spans.length ?? 0).toBeLessThanOrEqual(20)
  })
})
