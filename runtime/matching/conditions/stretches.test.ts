import fc from 'fast-check'
import RE2 from 're2'
import { describe, expect, test } from 'vitest'
import { findHits } from '../find-hits.ts'
import { compileRegex, PatternRefused } from '../pattern.ts'
import { literalIndex } from '../scan/literal-index.ts'
import { createLiteralNumbers } from '../scan/literal-numbers.ts'
import { createLooks, type Look } from '../scan/look.ts'
import { encode } from '../text.ts'
import { isTriggered } from '../triggers.ts'
import { regexFinder } from './regex.ts'
import { stretchEnd, stretchesOf, stretchStart } from './stretches.ts'

/** The stretches of a text by a pattern, and what its finder finds; null where the pattern is refused. */
function examine(pattern: string) {
  try {
    const numbers = createLiteralNumbers()
    const finder = regexFinder(
      {
        pattern,
        case: 'ignore',
        count: { atLeast: 1, distinct: false },
        group: 0,
        entropy: 0,
        placeholders: 'allow',
      },
      numbers,
    )
    const stretches = stretchesOf(compileRegex(pattern).required.ways, (set) =>
      set.flatMap(({ text, ...borders }) => numbers.numberOf(text, borders) ?? []),
    )
    const looks = createLooks(literalIndex(numbers.literals))
    return (text: string) => {
      looks.release()
      const look: Look = looks.at({ text, disguises: [], inOriginal: (start, end) => ({ start, end }) })
      const isAsked = isTriggered({ ...finder, mayFind: () => true }, look)
      const count = isAsked && stretches ? stretches.locate(look) : null
      return {
        isAsked,
        stretches:
          count === null
            ? null
            : Array.from({ length: count }, (_, one) => text.slice(stretchStart(one), stretchEnd(one))),
        spans:
          finder.mayFind?.(look) === false ? [] : finder.find(look).map(({ start, end }) => ({ start, end })),
      }
    }
  } catch (error) {
    if (error instanceof PatternRefused) return null
    throw error
  }
}

const filler = 'Lorem ipsum, dolor sit amet. '.repeat(12)
const stretchesIn = (pattern: string, text: string): readonly string[] | null | undefined =>
  examine(pattern)?.(text).stretches

describe('the stretches in which a pattern may match', () => {
  test.each([
    [
      'lie between what it never takes',
      'secret [^.]*key',
      `${filler}. a secret of one key. ${filler}`,
      ['. a secret of one key.'],
    ],
    [
      'are as short as its parts are',
      'secret[ =]{1,3}\\w{2,4}',
      `${filler}A secret = abcdef ${filler}`,
      ['A secret = abcde'],
    ],
    [
      'go to the edge of what holds its literals',
      'secret.*',
      `${filler}\nmy secret\n${filler}`,
      [' secret\n'],
    ],
    ['are none where its literals are apart', 'secret\\b[^.]*hidden', `a secret. Hidden ${filler}`, []],
    ['are none within a line where it begins one', '(?m)^secret \\w', `a secret b ${filler}`, []],
    [
      'are there at the beginning of a line',
      '(?m)^\\s*secret',
      `${filler}.\n \n secret ${filler}`,
      ['.\n \n secret '],
    ],
    ['are none in the midst of a text where it ends one', 'secret\\.?$', `a secret. ${filler}`, []],
    ['are none where something must follow that does not', 'secret\\s?[=:]', `a secret of ${filler}`, []],
    ['are none where a word must follow that is too short', 'secret \\w{6}', `secret of a pin ${filler}`, []],
    ['may be several', 'secret \\w', `secret a ${filler}secret b ${filler}`, ['secret a ', ' secret b ']],
    ['cannot be told where it takes anything', 'secret(?s:.*)', `secret ${filler}`, null],
  ])('%s', (_, pattern, text, expected) => {
    expect(stretchesIn(pattern, text)).toEqual(expected)
  })

  const literals = fc.constantFrom(
    'kiss',
    'stop ',
    '\\bkey',
    'k.ss',
    '#ab',
    'kab\\b',
    '(?:kiss|stop)',
    '(?:#ab|key) ',
  )
  const borders = fc.constantFrom('^', '$', '\\b', '\\B', '(?m:^)', '(?m:$)', '\\A', '\\z')
  const characters = fc.constantFrom(
    ...[
      '.',
      '\\s',
      '\\S',
      '\\w',
      '\\W',
      '\\d',
      '[^.\\n]',
      '[^\\n]',
      '[^\\w]',
      '[^k]',
      '[\\w.]',
      '[a-k]',
      '(?s:.)',
    ],
    ...[
      '[^\\S\\n]',
      '[\u0100-\u3000]',
      '=',
      '\\.',
      ' ',
      '\\n',
      'é',
      'ſ',
      '\u212a',
      '🔑',
      '(?:is|\\s=)',
      '(?:ab |x)',
    ],
  )
  const times = fc.constantFrom('', '', '?', '*', '+', '+?', '{2}', '{0,3}', '{1,2}')
  const part = fc.oneof(
    { weight: 1, arbitrary: borders },
    { weight: 6, arbitrary: fc.tuple(characters, times).map((of) => of.join('')) },
  )
  const parts = fc.array(part, { maxLength: 2 }).map((all) => all.join(''))
  const way = fc
    .tuple(parts, literals, parts, fc.option(literals, { nil: '' }), parts)
    .map((of) => of.join(''))
  const patterns = fc.array(way, { minLength: 1, maxLength: 2 }).map((ways) => ways.join('|'))
  const texts = fc
    .array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.constantFrom('kiss', 'KISS', 'stop ', 'ſtop ', 'key', '\u212aey', '#ab ', 'kab'),
        },
        {
          weight: 6,
          arbitrary: fc.constantFrom('.', '\n', ' ', '=', 'é', '🔑', '1', 'x', 'kk', '.\n', 'is', '\ud83d'),
        },
        {
          weight: 2,
          arbitrary: fc.constantFrom(' lorem ipsum'.repeat(12), '\n1'.repeat(99), '. '.repeat(99), 'ﬁ'),
        },
      ),
      { minLength: 4, maxLength: 16 },
    )
    .map((all) => all.join(''))
  const spansOf = (pattern: string, text: string) =>
    findHits(new RE2(pattern, 'giu'), encode(text), 80)
      .slice(0, 20)
      .map(({ start, end }) => ({ start, end }))

  test('hold all that it finds in the whole text', () => {
    const seen = { nowhere: 0, within: 0, anywhere: 0, found: 0 }
    fc.assert(
      fc.property(patterns, fc.array(texts, { minLength: 16, maxLength: 16 }), (pattern, candidates) => {
        const look = examine(pattern)
        if (!look) return
        for (const text of candidates) {
          const { isAsked, stretches, spans } = look(text)
          if (!isAsked) continue
          expect(spans).toEqual(spansOf(pattern, text))
          if (stretches === null) seen.anywhere++
          else if (stretches.length === 0) seen.nowhere++
          else seen.within++
          if (stretches !== null && spans.length > 0) seen.found++
        }
      }),
      { numRuns: 600 },
    )
    for (const [kind, times] of Object.entries(seen))
      expect(times, `${kind}, of ${JSON.stringify(seen)}`).toBeGreaterThan(30)
  }, 60_000)
})
