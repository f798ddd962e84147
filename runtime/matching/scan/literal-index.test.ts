import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Literal } from '../literals/required-literals.ts'
import { foldLiteral } from '../text/fold.ts'
import { createHitList } from './hits.ts'
import { literalIndex } from './literal-index.ts'
import { bordersOf } from './literal-numbers.ts'

/** Few characters, so that literals stand in texts; classes of several characters among them, and some that fold to one of them. */
const literalText = fc.string({ unit: fc.constantFrom(...'abn01 -.é世🔑'), minLength: 1, maxLength: 14 })
const literals = fc.array(
  fc.record({ text: literalText, startsWord: fc.boolean(), endsWord: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
)
const textWith = fc.string({ unit: fc.constantFrom(...'abnABN01 -._éÀ世🔑\u200b'), maxLength: 60 })

const found = (
  all: readonly Literal[],
  text: string,
  hasGaps = true,
  index = literalIndex(all),
): readonly string[] => {
  const hits = createHitList(all.length)
  index.scan(text, hits, hasGaps)
  return Array.from({ length: hits.count }, (_, hit) => `${hits.literalOf(hit)} at ${hits.endOf(hit)}`).sort()
}

const isWord = (character: string): boolean => /^\w$/.test(character)

/**
 * Each place at which a literal stands in the folded text. One that starts a word only where no letter, digit or underscore stands before: none of
 * ASCII in the folded text, or a character that is none of ASCII in the text. One that ends a word in the same way.
 */
function expected(all: readonly Literal[], text: string): readonly string[] {
  const folded = foldLiteral(text)
  /** By place of the folded text: the character of the text, the one before it, and the one behind it. */
  const own: string[] = []
  const before: string[] = []
  const behind: string[] = []
  const characters = [...text]
  for (const [at, character] of characters.entries())
    for (let unit = foldLiteral(character).length; unit > 0; unit--) {
      own.push(character)
      before.push(characters[at - 1] ?? '')
      behind.push(characters[at + 1] ?? '')
    }
  const mayStart = (at: number): boolean =>
    !isWord(folded[at - 1] ?? '') || (isWord(own[at] ?? '') && !isWord(before[at] ?? ''))
  const mayEnd = (end: number): boolean =>
    !isWord(folded[end] ?? '') || (isWord(own[end - 1] ?? '') && !isWord(behind[end - 1] ?? ''))
  return all
    .flatMap(({ text: literal, startsWord, endsWord }, number) =>
      Array.from({ length: folded.length }, (_, at) => at)
        .filter((at) => folded.startsWith(literal, at))
        .filter((at) => !startsWord || mayStart(at))
        .filter((at) => !endsWord || mayEnd(at + literal.length))
        .map((at) => `${number} at ${at + literal.length}`),
    )
    .sort()
}

/** Folded, each once; those beyond ASCII have no borders. */
const folded = (all: readonly Literal[]): readonly Literal[] => {
  const own = all.flatMap(({ text, startsWord, endsWord }): readonly Literal[] => {
    const literal = foldLiteral(text)
    const may = /^[\0-\x7f]*$/.test(literal) ? bordersOf('word', literal) : {}
    return literal === ''
      ? []
      : [
          {
            text: literal,
            startsWord: startsWord && may.startsWord === true,
            endsWord: endsWord && may.endsWord === true,
          },
        ]
  })
  return [...new Map(own.map((one) => [JSON.stringify(one), one])).values()]
}

test('finds each literal at each place where it stands, and nothing else', () => {
  fc.assert(
    fc.property(literals, textWith, (all, text) => {
      const own = folded(all)
      expect(found(own, text)).toEqual(expected(own, text))
    }),
    { numRuns: 2_000 },
  )
}, 30_000)

test('finds literals of one word anywhere in a text that has no gaps between words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab'), minLength: 1, maxLength: 14 })
  const squeezed = fc.array(fc.oneof(word, fc.constantFrom(' ', 'É', '.'))).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), squeezed, (more, text) => {
      // Some that stand in the text for sure.
      const words = [...new Set([...more, ...(text.match(/[ab]{9,13}/g) ?? [])])]
      const whole = words.map((one): Literal => ({ text: one, startsWord: true, endsWord: true }))
      const anywhere = whole.map((one): Literal => ({ ...one, startsWord: false, endsWord: false }))
      expect(found(whole, text, false)).toEqual(expected(anywhere, text))
    }),
    { numRuns: 1_000 },
  )
}, 30_000)

test('finds as much around words that it has met before', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abn'), minLength: 1, maxLength: 3 })
  const texts = fc.array(
    fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '.', '-', '_', '. ')), { maxLength: 12 }),
    { minLength: 4, maxLength: 8 },
  )
  fc.assert(
    fc.property(literals, texts, (all, many) => {
      const own = folded(all)
      const index = literalIndex(own)
      for (const text of many.map((parts) => parts.flat().join('')))
        expect(found(own, text, true, index)).toEqual(expected(own, text))
    }),
    { numRuns: 300 },
  )
}, 30_000)

test('finds as much when it has met more words than it remembers', () => {
  const all = [
    { text: 'ab', startsWord: true, endsWord: false },
    { text: 'ab a', startsWord: false, endsWord: true },
    { text: 'b', startsWord: false, endsWord: false },
  ]
  const index = literalIndex(all)
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  for (const first of letters)
    for (const second of letters)
      found(all, letters.map((third) => `ab${first}${second}${third}`).join(' '), true, index)
  const text = 'ab a, abb, abzzz bab ab a'
  expect(found(all, text, true, index)).toEqual(expected(all, text))
})

test('keeps the first hits of a literal, and all other literals, of a text that is full of one', () => {
  const all = [
    { text: 'ab', startsWord: false, endsWord: false },
    { text: 'cd', startsWord: true, endsWord: true },
  ]
  expect(found(all, `${'ab '.repeat(30_000)}cd`)).toHaveLength(65)
})

test('finds as much in a text that is longer than any before it', () => {
  const all = [{ text: 'needle', startsWord: true, endsWord: false }]
  const index = literalIndex(all)
  const hits = createHitList(1)
  for (const length of [10, 50_000, 10, 200_000]) {
    index.scan(`${'x '.repeat(length / 2)}needles`, hits, true)
    expect(hits.endOf(0)).toBe(length + 6)
  }
})

test.each([
  ['a short word behind a letter with an accent', 'or', 'éor'],
  ['a short word at the very end', 'or', 'this or'],
  ['a short word at the very beginning', 'or', 'or not'],
  ['a literal of one character', '@', 'a@b'],
  ['a long literal in capitals', 'ignore all previous instructions', 'IGNORE ALL PREVIOUS INSTRUCTIONS'],
  ['a literal of exactly eleven characters', 'hello world', 'Say hello world.'],
])('finds %s', (_, literal, text) => {
  expect(found([{ text: literal, startsWord: /^\w/.test(literal), endsWord: false }], text)).toHaveLength(1)
})

test('tells digits apart', () => {
  expect(found([{ text: 'ab12', startsWord: false, endsWord: false }], 'ab34 ab12')).toEqual(['0 at 9'])
})

test('tells the longest run of characters that tokens are written with, where it is long', () => {
  const index = literalIndex([{ text: 'any', startsWord: false, endsWord: false }])
  const hits = createHitList(1)
  const piece = fc.string({ unit: fc.constantFrom(...'aB3_-+/=é .:'), maxLength: 3 })
  const long = fc.string({ unit: fc.constantFrom(...'aB3_-+/='), minLength: 12, maxLength: 40 })
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, long), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const runs = foldLiteral(text).match(/[\w+/=-]+/g) ?? []
      const longest = Math.max(0, ...runs.map(({ length }) => length))
      index.scan(text, hits, true)
      expect(hits.longestRun).toBe(longest >= 16 ? longest : 0)
    }),
  )
})
