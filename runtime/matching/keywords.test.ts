import type { Span } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRuleSet } from './compile-rules.ts'

const matchOf = (pattern: string, prompt: string) =>
  compileRuleSet([aRule({ pattern })]).match({ prompt, model: 'm' }).matches[0]
const found = (pattern: string, prompt: string): readonly string[] =>
  matchOf(pattern, prompt)?.spans.map(({ start, end }) => prompt.slice(start, end)) ?? []

/** What a keyword rule means, said the slow way: the longest word at each place of the lower-cased text, from the left. */
function meant(pattern: string, prompt: string): readonly Span[] {
  const words = pattern
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
  /** Of each code unit of the lower-cased text: the letter of the text that it is of. */
  const letters: Span[] = []
  let at = 0
  for (const letter of prompt) {
    const lower = letter.toLowerCase().length
    for (let unit = 0; unit < lower; unit++) {
      const single = lower === letter.length
      letters.push(single ? { start: at + unit, end: at + unit + 1 } : { start: at, end: at + letter.length })
    }
    at += letter.length
  }
  const lower = prompt.toLowerCase()
  const spans: Span[] = []
  for (let place = 0; place < lower.length && spans.length < 20; ) {
    const word = words.find((one) => lower.startsWith(one, place))
    const [first, last] = [letters[place], letters[place + (word?.length ?? 1) - 1]]
    if (word && first && last) spans.push({ start: first.start, end: last.end })
    place += word?.length ?? 1
  }
  return spans
}

describe('a keyword rule', () => {
  test.each([
    ['without regard to case', 'Bluebird', 'BLUEBIRD blueBird', ['BLUEBIRD', 'blueBird']],
    ['within words, as the original does', 'port', 'transported', ['port']],
    ['the longest of words that begin alike', 'api, api_key, api_', 'the api_key', ['api_key']],
    ['words that stand right beside each other', 'ab, ba', 'abab', ['ab', 'ab']],
    ['words of several words, spaces and all', 'top  secret , x', 'TOP  SECRET', ['TOP  SECRET']],
    [
      'what means something in a pattern as it stands',
      'a.b*(c), [x]+, $1^, \\d, a|b',
      'a.b*(c) [X]+ $1^ \\D A|B',
      ['a.b*(c)', '[X]+', '$1^', '\\D', 'A|B'],
    ],
    ['the Kelvin sign for a k', 'kelvin', 'Kelvin', ['Kelvin']],
    ['a k for the Kelvin sign', 'Kelvin', 'kelvin', ['kelvin']],
    ['a sharp s, also the large one', 'straße', 'STRAẞE', ['STRAẞE']],
    ['a sigma where it ends a word', 'ΛΟΓΟΣ', 'λογος ΛΟΓΟΣ', ['λογος', 'ΛΟΓΟΣ']],
    ['a dotted İ, which is two letters in lower case', 'istanbul', 'İstanbul', []],
    ['a dotted İ for itself', 'İSTANBUL', 'İstanbul', ['İstanbul']],
    ['all of a dotted İ for half of it', 'i', 'İ', ['İ']],
    ['words after letters that get longer', 'ok', 'İİİ ok', ['ok']],
    ['emoji', '🔑', 'a 🔑🔑', ['🔑', '🔑']],
    ['letters beyond the first 65,536', '𐐀𐐁', 'x𐐨𐐩', ['𐐨𐐩']],
  ])('finds %s', (_, pattern, prompt, spans) => {
    expect(found(pattern, prompt)).toEqual(spans)
  })

  test.each([
    ['two letters for a sharp s', 'strasse', 'straße'],
    ['a long s for an s', 'secret', 'ſecret'],
    ['a dotless ı for an i', 'id', 'ıd'],
    ['a word that is cut by another letter', 'bluebird', 'blue bird'],
    ['half of an emoji', '\u{1f511}', '\ud83d'],
  ])('does not find %s', (_, pattern, prompt) => {
    expect(matchOf(pattern, prompt)).toBeUndefined()
  })

  test('shows the word as the rule writes it, and never the text', () => {
    expect(matchOf('BlueBird', 'xx bluebird')?.excerpt).toBe('BlueBird')
  })

  test('names at most twenty of its hits', () => {
    expect(matchOf('a', 'a'.repeat(500))?.spans).toHaveLength(20)
  })

  /** Letters that Unicode got after the engine was made: it does not fold their case. */
  const newerThanTheEngine = /[\u1c89\ua7cb-\ua7dc\u{10d50}-\u{10d65}\u{16ea0}-\u{16eb8}]/u

  test('finds every letter that has a lower case', () => {
    const missed: string[] = []
    for (let code = 0; code < 0x110000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue
      const upper = String.fromCodePoint(code)
      if (upper.toLowerCase() === upper || newerThanTheEngine.test(upper)) continue
      const [hit, ...others] = found(upper.toLowerCase(), `0${upper}0`)
      if (hit !== upper || others.length > 0) missed.push(code.toString(16))
    }
    expect(missed).toEqual([])
  })

  test('means what the slow way means, whatever the letters', () => {
    const letter = fc.constantFrom(...'abkKſsßẞİiı.,*$\\ΣςΛé🔑\u0307 ')
    const text = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(''))
    const words = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(words, text, (pattern, prompt) => {
        fc.pre(pattern.split(',').some((word) => word.trim() !== ''))
        expect(matchOf(pattern, prompt)?.spans ?? []).toEqual(meant(pattern, prompt))
      }),
      { numRuns: 1_000 },
    )
  })

  test('means what the slow way means, on any Unicode', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 3 }), (prompt, from, length) => {
        const letters = [...prompt]
        const start = from % letters.length
        const pattern = letters.slice(start, start + length).join('')
        fc.pre(pattern.split(',').some((word) => word.trim() !== '') && !newerThanTheEngine.test(prompt))
        expect(matchOf(pattern, prompt)?.spans ?? []).toEqual(meant(pattern, prompt))
      }),
      { numRuns: 200 },
    )
  })
})
