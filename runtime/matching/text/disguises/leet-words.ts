import { readability } from './letter-model.ts'
import { isKnownWord, vocabulary } from './vocabulary.ts'

/** What a sign stands for; where it is two letters, the word tells which. */
const letters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'gb',
  '7': 't',
  '8': 'b',
  '9': 'gp',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
}
/** So many ways of reading a word are gone on with. */
const mostWays = 8
/** What speaks for `i` where a sign may be `i` or `l`: it stands for it more often. */
const preferred = 0.5
/** A known word of so many letters may have a number at its end, such as `base64`: one with digits that seldom stand for letters. */
const shortestNumbered = 4
const number = /^(?=\d*[2689])\d{2,}$/

/** What one writer means by each sign. */
export type Signs = Readonly<Record<string, string>>

/**
 * Whoever writes a letter as it is does not write a sign for it: where a text has an `l` and no `i`, `1` is an `i`. Where it has both or
 * neither, the word tells.
 */
export function signsOf(text: string): Signs {
  const lower = text.toLowerCase()
  const meant: Record<string, string> = {}
  for (const [sign, choices] of Object.entries(letters)) {
    const left = [...choices].filter((letter) => !lower.includes(letter)).join('')
    meant[sign] = left === '' ? choices : left
  }
  return meant
}

/** The known word that it may be, or else the one whose letters go together best; in capitals where its letters are. */
export function readWord(written: string, signs: Signs): string {
  const lower = written.toLowerCase()
  const read = lettersOf(lower, signs)
  const isShouted =
    written !== lower && written === written.toUpperCase() && /^.+\p{Lu}|\p{Lu}.*\p{Lu}/u.test(written)
  if (isShouted) return read.toUpperCase()
  return [...read].map((letter, at) => (isCapital(written[at]) ? letter.toUpperCase() : letter)).join('')
}

const isCapital = (letter: string | undefined): boolean =>
  letter !== undefined && letter !== letter.toLowerCase()

function lettersOf(lower: string, signs: Signs): string {
  let read = ['']
  let numbered: string | undefined
  for (const [at, sign] of [...lower].entries()) {
    const choices = signs[sign] ?? sign
    if (at >= shortestNumbered && number.test(lower.slice(at))) {
      const known = read.find((before) => vocabulary.has(before))
      if (known !== undefined) numbered ??= known + lower.slice(at)
    }
    // Of all ways of reading so far, those that read best go on.
    read = read.flatMap((before) => [...choices].map((letter) => before + letter))
    if (read.length > mostWays) read = mostReadable(read).slice(0, mostWays / 4)
  }
  return read.find(isKnownWord) ?? numbered ?? mostReadable(read)[0] ?? lower
}

const mostReadable = (readings: readonly string[]): string[] =>
  readings
    .map((text) => ({ text, score: readability(text) + preferred * (text.split('i').length / text.length) }))
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text)
