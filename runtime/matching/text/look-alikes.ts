import { foldOf, kind, kindOf } from './fold-table.ts'

/** How a letter of another alphabet is read. */
export const asItStands = 0
export const asLatin = 1
export const asLatinCapital = 2

/** What is known of one word; words of digits alone are none. */
interface Word {
  from: number
  to: number
  latin: number
  capitals: number
  /** Whether its first letter is a Latin one. */
  startsLatin: boolean
  lookAlikes: number
  foreign: number
}

/**
 * By code unit, how the look-alikes of a text are read. The word decides: in one that has Latin letters they all are Latin. One that is
 * made of nothing else, such as `арі`, is read as the words beside it. Of a capital many disguises have no look-alike but the small
 * one, so that within capitals it stands for a capital.
 */
export function readingOfLookAlikes(text: string): Uint8Array {
  const reading = new Uint8Array(text.length)
  /** Words of look-alikes alone, since a word that tells. */
  let waiting: Word[] = []
  let isLatinBefore = false
  for (const word of wordsOf(text)) {
    if (word.latin === 0 && word.foreign === 0) {
      waiting.push(word)
      continue
    }
    const isLatin = word.latin > 0 && word.latin + word.lookAlikes >= 2 * word.foreign
    if (isLatin || isLatinBefore) for (const one of waiting) read(text, one, reading)
    if (isLatin) read(text, word, reading)
    if (waiting.length > 0) waiting = []
    isLatinBefore = isLatin
  }
  if (isLatinBefore) for (const one of waiting) read(text, one, reading)
  return reading
}

function* wordsOf(text: string): Generator<Word> {
  let word: Word | null = null
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at)
    const bits = kindOf[code] ?? 0
    if (bits & kind.invisible) continue
    if (at === text.length || !(bits & kind.word)) {
      if (word && word.latin + word.lookAlikes + word.foreign > 0) yield word
      word = null
      continue
    }
    word ??= { from: at, to: at, latin: 0, capitals: 0, startsLatin: false, lookAlikes: 0, foreign: 0 }
    word.to = at + 1
    count(word, code, bits)
  }
}

function count(word: Word, code: number, bits: number): void {
  const folded = foldOf[code] ?? 0
  const isLetter = folded >= 0x61 && folded <= 0x7a
  if (bits & kind.lookAlike) word.lookAlikes++
  else if (isLetter) {
    if (word.latin + word.lookAlikes + word.foreign === 0) word.startsLatin = true
    word.latin++
    if (code <= 0x5a) word.capitals++
  } else if (code >= 0x80) word.foreign++
}

function read(text: string, word: Word, reading: Uint8Array): void {
  const isCapital =
    word.capitals === word.latin && (word.latin > 1 || (word.latin === 1 && !word.startsLatin))
  for (let at = word.from; at < word.to; at++)
    if ((kindOf[text.charCodeAt(at)] ?? 0) & kind.lookAlike)
      reading[at] = isCapital ? asLatinCapital : asLatin
}
