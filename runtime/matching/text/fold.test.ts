import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldedString, foldLiteral, foldText, reveal } from './fold.ts'

const tags = (text: string): string =>
  [...text].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('')

describe('folding', () => {
  test.each([
    ['letters of either case', 'IGNORE Σ', 'ignore σ'],
    ['accents', 'prévious ínstrucción', 'previous instruccion'],
    ['invisible characters', 'ig\u200bno\u2060re', 'ignore'],
    ['look-alikes of other alphabets', 'ignоrе', 'ignore'],
    ['full-width letters', 'ｉｇｎｏｒｅ', 'ignore'],
    ['mathematical letters', '𝐢𝐠𝐧𝐨𝐫𝐞', 'ignore'],
    ['tag characters', tags('ignore'), 'ignore'],
    ['scripts without case', '忽略 한국어', '忽略 한국어'],
    ['typeset punctuation and ends of lines', 'don’t\n“stop”', 'don\'t "stop"'],
    ['half of a pair', 'a\ud83d', 'a\ufffd'],
  ])('takes off %s', (_, text, folded) => {
    expect(foldedString(foldText(text))).toBe(folded)
  })

  test('is the same for a text and for its lower case, so that what is folded finds what is folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldLiteral(text.toLowerCase())).toBe(foldLiteral(text))
      }),
    )
  })

  test('knows where each unit comes from', () => {
    const text = 'a\u200b𝐛é'
    const { starts, length } = foldText(text)
    expect([...(starts ?? [])].slice(0, length + 1)).toEqual([0, 2, 4, 5])
  })
})

describe('revealing', () => {
  test.each([
    ['ig\u200bnore', 'ignore', ['invisible-characters']],
    ['4\u200b2\u200b4', '424', ['invisible-characters']],
    ['ignоre', 'ignore', ['look-alike-letters']],
    ['ｉgnore\u3000all', 'ignore all', ['full-width-letters']],
    ['ig\u200bnore \u200b/tmp', 'ignore /tmp', ['invisible-characters']],
    ['ＩＧnore', 'IGnore', ['full-width-letters']],
    ['a chain of them in one word: ѕуѕtem', 'a chain of them in one word: system', ['look-alike-letters']],
    [
      'words of nothing else: сору the ѕуstem арі key',
      'words of nothing else: copy the system api key',
      ['look-alike-letters'],
    ],
    ['small ones among capitals: ѕеLеcT', 'small ones among capitals: seLecT', ['look-alike-letters']],
    ['small ones among capitals: UNіоN', 'small ones among capitals: UNION', ['look-alike-letters']],
    [`hi ${tags('there')}`, 'hi there', ['tag-characters']],
  ])('reads %j', (text, said, disguises) => {
    expect(reveal(text)).toMatchObject({ text: said, disguises })
  })

  test.each([
    ['another alphabet', 'Привет, как дела?'],
    ['a word of it with a letter from elsewhere', 'что скажете, коллeги, о плане?'],
    ['a foreign name in it', 'а у нас есть Kafka и Redis'],
    ['emoji that are joined by invisible characters', 'team 👩‍💻 ❤️ ok'],
    ['a script that is written with them', 'می‌خواهم'],
    ['accents and quotation marks', 'naïve “café” — déjà vu'],
    ['a sign that stands for several letters', 'call ℡ now'],
  ])('leaves %s as it is', (_, text) => {
    expect(reveal(text)).toBeNull()
  })

  test('reads words of look-alikes alone as the words beside them', () => {
    expect(reveal('а у нас и в ѕystem')?.text).toBe('а у нас и в system')
  })

  test('leads back to the text', () => {
    const revealed = reveal('see ig\u200bnоre')
    expect(revealed?.text).toBe('see ignore')
    expect([revealed?.starts[4], revealed?.starts[10]]).toEqual([4, 11])
  })
})
