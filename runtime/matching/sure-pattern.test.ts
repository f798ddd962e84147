import fc from 'fast-check'
import RE2 from 're2'
import { describe, expect, test } from 'vitest'
import { parsePattern } from './literals/parse-pattern.ts'
import { sizeOf } from './literals/pattern-size.ts'
import { hasPlainBounds, isPlainSyntax, isSurelySmall } from './sure-pattern.ts'

const isSure = (pattern: string): boolean => {
  if (!isPlainSyntax(pattern)) return false
  const node = parsePattern(pattern)
  const size = sizeOf(pattern, node)
  return node !== null && size !== null && hasPlainBounds(node) && isSurelySmall(pattern, size)
}

const compiles = (pattern: string, flags: string): boolean => {
  try {
    new RE2(pattern, flags)
    return true
  } catch {
    return false
  }
}

/** Parts of patterns, right and wrong ones. */
const parts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', 'Z', '0', '-', ',', ':', 'é', '机', '🔑', ' ', '\n', '"', '/'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('(', '(?:', '(?i)', '(?-i:', '(?s-m:', '(?P<n>', '(?-)', '(?=', ')', ')'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('*', '+?', '?', '{3}', '{2,40}', '{0,1000}', '{9,2}', '{1001}', '{,3}', '{'),
  },
  { weight: 2, arbitrary: fc.constantFrom('.', '^', '$', '|', ']', '}', '[^', '[', '[:alpha:]', '[^]') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '[a-c]',
      '[c-a]',
      '[^ -~]',
      '[\\w.-]',
      '[-k]',
      '[a-]',
      '[é“]',
      '[é-ü]',
      '[]a]',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\\d',
      '\\W',
      '\\b',
      '\\B',
      '\\z',
      '\\A',
      '\\n',
      '\\x41',
      '\\x{e9}',
      '\\x{110000}',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\\',
      '\\-',
      '\\]',
      '\\/',
      '\\_',
      '\\é',
      '\\h',
      '\\1',
      '\\p{L}',
      '\\Q',
      '\\u00e9',
      '\\x{d800}',
    ),
  },
)

describe('a pattern that is surely one', () => {
  test.each([
    'sk-[A-Za-z0-9_-]{20,64}\\b',
    '(?m)^(?:key|token)\\s*[:=]\\s*["“]?([^\\s"]{8,})$',
    '\\x{e9}t\\x{e9}|(?-i:ABC)+?\\.',
    '[[]a[.-]',
  ])('is %s', (pattern) => {
    expect(isSure(pattern)).toBe(true)
  })

  test.each([
    ['a group that is not closed', '(a'],
    ['one that closes none', 'a)'],
    ['a class that is not closed', '[a'],
    ['a range that runs backwards', '[z-a]'],
    ['bounds that run backwards', 'a{3,2}'],
    ['too many copies', 'a{1001}'],
    ['too many copies of copies', '(?:a{100}b){11}'],
    ['a repetition of nothing', '|*'],
    ['a repetition of a repetition', 'a**'],
    ['an escape that means nothing', '\\y'],
    ['a look-ahead', '(?=a)b'],
    ['a flag that there is not', '(?x)a'],
    ['a program without end', `[${'дйꙮ'.repeat(400)}]{1000}`],
    ['groups without end', `${'('.repeat(1_500)}a${')'.repeat(1_500)}`],
  ])('has no %s', (_, pattern) => {
    expect(isSure(pattern)).toBe(false)
  })

  test('compiles', () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 12 }), (all) => {
        const pattern = all.join('')
        fc.pre(isSure(pattern))
        expect(compiles(pattern, 'giu')).toBe(true)
        expect(compiles(pattern, 'gu')).toBe(true)
      }),
      { numRuns: 500, maxSkipsPerRun: 1_000 },
    )
  })
})
