import type { RuleType } from '@flagwise/schemas'
import { describe, expect, test } from 'vitest'
import { checkRule } from './check-rule.ts'

const problem = (pattern: string, type: RuleType = 'regex'): string | undefined =>
  checkRule({ type, pattern })[0]?.message

describe('a pattern is refused with what is wrong, where, and what to write instead', () => {
  test.each([
    ['a(?=b)', 'look-ahead at position 1 cannot run in linear time; match the text itself, or use \\b'],
    [
      'a(?!b)',
      'negative look-ahead at position 1 cannot run in linear time; use a character class such as [^a], or a rule with a higher priority that stops on match',
    ],
    [
      '(?<=a)b',
      'look-behind at position 0 cannot run in linear time; use \\b instead, or match the text itself',
    ],
    [
      'ab(?<!a)c',
      'negative look-behind at position 2 cannot run in linear time; use \\b instead, or a character class',
    ],
    ['(?>a+)b', 'an atomic group at position 0 cannot run in linear time; use a plain group (?:…)'],
    [
      '(a)(?(1)b|c)',
      'a conditional group at position 3 cannot run in linear time; write both alternatives with |',
    ],
    ['(a)\\1', 'a back-reference at position 3 cannot run in linear time; write the text out a second time'],
    [
      '(?P<n>a)(?P=n)',
      'a back-reference at position 8 cannot run in linear time; write the text out a second time',
    ],
    [
      '(?<n>a)\\k<n>',
      'a back-reference at position 7 cannot run in linear time; write the text out a second time',
    ],
    ['[(?=]a++', 'a possessive quantifier at position 6 cannot run in linear time; leave out the last +'],
    ['a(?#why)b', 'a comment at position 1 cannot run in linear time; put it into the description'],
    ['(a', 'a group is not closed; add ), or write \\( for the character'],
    ['a)', 'a ) closes no group; take it out, or write \\) for the character'],
    ['[a', 'a character class is not closed; add ], or write \\[ for the character'],
    ['a\\', 'ends with a lone backslash; write \\\\ for the character'],
    ['*a', '* has nothing before it to repeat; write \\* for the character'],
    ['a**', '** repeats a repetition; use one of the two'],
    ['a{2000}', '{2000} cannot be: at most 1000 times, nested repeats multiplied, the smaller number first'],
    ['\\q', '\\q means nothing to RE2; take out the backslash, or use a class such as [0-9]'],
    ['[z-a]', 'z-a is a class that RE2 does not know, or runs backwards'],
    ['(?Q)a', '(?Q begins no group that RE2 knows; use (?:…), (?i) or (?P<name>…)'],
    ['(?P<n>a)(?P<n>b)', 'two groups have one name; rename one, or use (?:…)'],
    ['\\p{L}{900}', 'compiles to too large a program; use smaller repeats, or \\w instead of \\p{L}'],
    ['\\C', '\\C matches a byte, which may be part of a character; use . instead'],
    ['', 'empty; write a pattern'],
    [' \n', 'empty; write a pattern'],
    ['a\ud800', 'has half of a character (a lone surrogate); write the whole character'],
    ['a'.repeat(10_001), '10001 characters; write at most 10000'],
  ])('%s', (pattern, message) => {
    expect(problem(pattern)).toBe(message)
  })

  test.each(['a*', '(a|)', '\\b', '^', '$', '|', '(?i)', 'x?y?', '[^a]*', '\\B', '\\w*'])(
    '%s matches nothing at all',
    (pattern) => {
      expect(problem(pattern)).toBe(
        'can match without any text, so it would match everywhere; require a character',
      )
    },
  )

  test.each(['', ' , ,', ','])('the list "%s" has nothing in it', (list) => {
    expect(problem(list, 'keyword')).toBe('empty; write words separated by commas')
    expect(problem(list, 'model_restriction')).toBe('empty; write model names separated by commas')
  })

  test.each(['keyword', 'model_restriction'] as const)(
    'a list of a %s rule may be too long or not text',
    (type) => {
      expect(problem('a'.repeat(10_001), type)).toBe('10001 characters; write at most 10000')
      expect(problem('a,\udc00', type)).toBe(
        'has half of a character (a lone surrogate); write the whole character',
      )
    },
  )
})

describe('a pattern is taken', () => {
  test.each([
    ['with what looks forbidden inside a class', '[(?=*+)]a'],
    ['with what looks forbidden after a backslash', '\\(?=a\\\\1'],
    ['with a ] that begins a class', '[]a]b'],
    ['with named groups of either spelling', '(?P<a>x)(?<b>y)'],
    ['with Unicode classes', '\\p{Lu}\\p{Greek}+'],
    ['at its greatest length', 'a'.repeat(10_000)],
  ])('%s', (_, pattern) => {
    expect(problem(pattern)).toBeUndefined()
  })
})
