import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldLiteral } from '../text/fold.ts'
import { requirementsOf } from './required-literals.ts'

const waysOf = (pattern: string): readonly (readonly (readonly string[])[])[] =>
  requirementsOf(pattern).ways.map(({ sets }) =>
    sets.map((set) =>
      set.map(({ text, startsWord, endsWord }) => `${startsWord ? '^' : ''}${text}${endsWord ? '$' : ''}`),
    ),
  )

describe('what a pattern requires of a text', () => {
  test.each([
    ['its text, folded', 'GHP_[0-9A-Za-z]{36}', [[['ghp_']]]],
    ['one text of those that a few characters make', '[sr]k_live', [[['sk_live', 'rk_live']]]],
    ['with a character that may be there', 'keys?=', [[['keys=', 'key=']]]],
    ['each of its parts', 'select.*inwards', [[['inwards'], ['select']]]],
    ['nothing of the words that every text has', 'select.*from', [[['select']]]],
    ['no beginning of a word before a letter that is not ASCII', '\\béabc', [[['eabc']]]],
    ['the first of what is repeated', 'auth["\']{1,3}:', [[['auth"', "auth'"]]]],
    ['a text that is repeated', '(?:ab){3}', [[['ababab']]]],
    ['the beginning of a word', '\\bcio[a-z0-9]{32}', [[['^cio']]]],
    ['the beginning of a word after what is of none', '(?:^|[^\\w.])pat\\.', [[['^pat.']]]],
    ['of each way what it requires', 'abcd\\d+wxyz|efgh\\d', [[['abcd'], ['wxyz']], [['efgh']]]],
    ['of each way within a group', '(?:abcd\\d|efgh\\d)+ijkl', [[['ijkl'], ['abcd', 'efgh']]]],
    ['nothing when it is too short to be rare', 'a\\d+b', []],
    ['nothing when one of its ways requires nothing', 'abcd|\\d+', []],
    ['two signs', 'x =>', [[['x =>']]]],
    ['the end of a word that ends a longer one too', '(?:dan|jordan)\\b', [[['dan$']]]],
    [
      'what many texts end with, before others',
      '[h-o] (?:abc|bcd|cde|def|efg|fgh|ghi)',
      [[[' abc', ' bcd', ' cde', ' def', ' efg', ' fgh', ' ghi']]],
    ],
    [
      'two words of ways that are spelled out',
      '(?:abcd|efgh|i\\d) ijkl',
      [[['abcd ijkl', 'efgh ijkl']], [[' ijkl']]],
    ],
    ['nothing of what may be left out', '(?:abcd)*\\d', []],
  ])('is %s', (_, pattern, ways) => {
    expect(waysOf(pattern)).toEqual(ways)
  })

  test.each([
    ['[\\x{E0000}-\\x{E007F}]{4}', true],
    ['愛+', true],
    ['愛?a', false],
    ['[a\u200b]', false],
    ['[\u0100-\u0200]', false],
    ['\u200b|abc', false],
  ])('tells whether %s needs a character beyond ASCII', (pattern, beyondAscii) => {
    expect(requirementsOf(pattern).beyondAscii).toBe(beyondAscii)
  })

  const patterns = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
    atom: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          'ab',
          'B',
          'é',
          '🔑',
          '1',
          ' ',
          '\\.',
          '[a-c]',
          '[^a]',
          '\\d',
          '.',
          '\\b',
          '[^\\w]',
          '^',
          '_',
        ),
      },
      { weight: 1, arbitrary: tie('pattern').map((pattern) => `(?:${pattern})`) },
    ),
    pattern: fc
      .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '', '?', '*', '+', '+?', '{2}', '{1,3}', '|')), {
        minLength: 1,
        maxLength: 6,
      })
      .map((parts) =>
        parts.map(([atom, more]) => (/^(\\b|\^)$/.test(atom) && more !== '|' ? atom : atom + more)).join(''),
      ),
  })).pattern
  const texts = fc
    .array(fc.constantFrom('a', 'A', 'b', 'B', 'c', 'é', 'É', '🔑', '1', ' ', '.', '_', 'ab'), {
      maxLength: 24,
    })
    .map((letters) => letters.join(''))

  test('is in every text that it matches', () => {
    let matched = 0
    fc.assert(
      fc.property(patterns, fc.array(texts, { minLength: 4, maxLength: 4 }), (pattern, candidates) => {
        const { ways, beyondAscii } = requirementsOf(pattern)
        const expression = new RegExp(pattern, 'iu')
        for (const text of candidates) {
          if (!expression.test(text)) continue
          if (beyondAscii) expect(text).toMatch(/[^\0-\x7f]/)
          if (ways.length === 0) continue
          matched++
          const folded = foldLiteral(text)
          const has = ({ text: literal, startsWord }: { text: string; startsWord: boolean }): boolean =>
            startsWord
              ? [...text].some(
                  (_, at) =>
                    foldLiteral([...text].slice(at).join('')).startsWith(literal) &&
                    !/\w/.test([...text][at - 1] ?? ' '),
                )
              : folded.includes(literal)
          const longestRun = Math.max(0, ...(folded.match(/[a-z0-9_+/=-]+/g) ?? []).map((run) => run.length))
          expect(ways.some(({ sets, run }) => longestRun >= run && sets.every((set) => set.some(has)))).toBe(
            true,
          )
        }
      }),
      { numRuns: 6_000 },
    )
    expect(matched, 'texts that were matched').toBeGreaterThan(50)
  }, 60_000)
})
