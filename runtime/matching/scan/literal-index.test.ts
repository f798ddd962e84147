import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitsGrams } from '../literals/gram-table.ts'
import type { Literal } from '../literals/required-literals.ts'
import { foldLiteral } from '../text/fold.ts'
import { unitsOf } from '../text/units.ts'
import { createHitList } from './hits.ts'
import { literalIndex } from './literal-index.ts'

/** Few characters, so that literals stand in texts; classes of several characters among them, and some that fold to one of them. */
const literalText = fc.string({ unit: fc.constantFrom(...'abn01 -.é世🔑'), minLength: 1, maxLength: 14 })
const literals = fc.array(fc.record({ text: literalText, startsWord: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
})
const textWith = fc.string({ unit: fc.constantFrom(...'abnABN01 -._éÀ世🔑\u200b'), maxLength: 60 })

const found = (all: readonly Literal[], text: string): readonly string[] => {
  const hits = createHitList(all.length)
  literalIndex(all).scan(text, unitsOf(text), hits, true)
  return Array.from({ length: hits.count }, (_, hit) => `${hits.literalOf(hit)} at ${hits.endOf(hit)}`).sort()
}

/** Each place at which a literal stands in the folded text; one of a word only where no ASCII letter, digit or underscore stands before. */
function expected(all: readonly Literal[], text: string): readonly string[] {
  const folded = foldLiteral(text)
  /** By place of the folded text: what stands before it in the text. */
  const before: string[] = []
  let last = ''
  for (const character of text) {
    for (let unit = foldLiteral(character).length; unit > 0; unit--) before.push(last)
    last = character
  }
  return all
    .flatMap(({ text: literal, startsWord }, number) =>
      Array.from({ length: folded.length }, (_, at) => at)
        .filter((at) => folded.startsWith(literal, at))
        .filter((at) => !startsWord || at === 0 || !/[a-z0-9_]/i.test(before[at] ?? ''))
        .map((at) => `${number} at ${at + literal.length}`),
    )
    .sort()
}

const folded = (all: readonly Literal[]): readonly Literal[] =>
  all.flatMap(({ text, startsWord }) => {
    const literal = foldLiteral(text)
    // One that begins a word begins with what may be of a word; of those beyond ASCII it is for others to tell.
    const mayStart = /^[a-z0-9_]/.test(literal) && fitsGrams(literal)
    return literal === '' ? [] : [{ text: literal, startsWord: startsWord && mayStart }]
  })

test('finds each literal at each place where it stands, and nothing else', () => {
  fc.assert(
    fc.property(literals, textWith, (all, text) => {
      const own = folded(all)
      const unique = own.filter(
        ({ text: one, startsWord }, at) =>
          own.findIndex((other) => other.text === one && other.startsWord === startsWord) === at,
      )
      expect(found(unique, text)).toEqual(expected(unique, text))
    }),
    { numRuns: 3_000 },
  )
})

test.each([
  ['a short word behind a letter with an accent', 'or', 'éor'],
  ['a short word at the very end', 'or', 'this or'],
  ['a short word at the very beginning', 'or', 'or not'],
  ['a literal of one character', '@', 'a@b'],
  ['a long literal in capitals', 'ignore all previous instructions', 'IGNORE ALL PREVIOUS INSTRUCTIONS'],
  ['a literal of exactly eleven characters', 'hello world', 'Say hello world.'],
])('finds %s', (_, literal, text) => {
  expect(found([{ text: literal, startsWord: /^\w/.test(literal) }], text)).toHaveLength(1)
})

test('digits are one class while searching and themselves when found', () => {
  expect(found([{ text: 'ab12', startsWord: false }], 'ab34 ab12')).toEqual(['0 at 9'])
})
