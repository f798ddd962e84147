import {
  type Alphabet,
  alphabets,
  backwards,
  plain,
  rot13,
  type Spell,
  spell,
  spellWords,
} from './alphabets.ts'
import { knownWords, saysSomething } from './known-words.ts'
import { gap, leet, naturalness, readability, symbolOf } from './letter-model.ts'
import type { Reading } from './spelling.ts'
import { linesOf, type Stretch, strangeStretches } from './strange-stretches.ts'
import { longestWord, vocabulary } from './vocabulary.ts'

/** So much of a stretch decides. */
const deciding = 400
const fewestLetters = 10
/** Nats a letter: what a right reading reads like at least, and by how much more than the text as it stands. */
const readable = 0.45
const better = 0.4
/** What reads like less may be reversed: reversed words read half as well as written ones. */
const suspicious = 0.6
/** So much better on so many letters needs no known word. */
const certain = 0.8
const lettersOfCertainty = 25
/** So much better it is another language than the model knows. */
const foreign = 1.1
/** A stretch of so much of a text stands for all of it. */
const mostOfText = 0.7

/** Rotated (rot13 and others), mirrored (atbash) and reversed text, known by the letters that follow each other in it. */
export function readOtherLetters(text: string): readonly Reading[] {
  if (saysMoreRotated(text)) return [spell(text, { from: 0, to: text.length }, rot13)]
  const strange = strangeStretches(text)
  const covered = strange.reduce((sum, { from, to }) => sum + to - from, 0)
  if (covered >= mostOfText * text.length || readability(text) < suspicious) {
    const whole = readStretch(text, { from: 0, to: text.length })
    if (whole.length > 0) return whole
  }
  const lines = linesOf(text)
    .filter(({ from, to }) => readability(text, from, Math.min(to, from + deciding)) < suspicious)
    .filter((line) => !strange.some(({ from, to }) => from < line.to && line.from < to))
  const parts = [...strange, ...lines.slice(0, 8)].flatMap((stretch) => readStretch(text, stretch))
  return parts.length === 0 && endsFirst(text)
    ? [spell(text, { from: 0, to: text.length }, backwards)]
    : parts
}

const accented = /[a-z][\u00df-\u024f\u1ea0-\u1eff]|[\u00df-\u024f\u1ea0-\u1eff][a-z]/
/** So many words must be known that are not as the text stands, and such a part of all. */
const fewestKnown = 4
const mostlyKnown = 0.3

/** Whether a text with accents, of whose letters the model knows too little, is rotated as rot13 does it: its words tell. */
function saysMoreRotated(text: string): boolean {
  const beginning = text.slice(0, deciding).toLowerCase()
  if (!accented.test(beginning)) return false
  const rotated = spell(beginning, { from: 0, to: beginning.length }, rot13).text
  const { known, all } = knownWords(rotated)
  return known >= fewestKnown + knownWords(beginning).known && known >= mostlyKnown * all
}

const endsSentence = '.?!。？！।؟…'
const foreignLetter = /[^\P{L}\p{Script=Latin}]{2}/u

/** Whether a text in letters that the model does not know begins as sentences end: it is written from its end. */
function endsFirst(text: string): boolean {
  const said = text.trim()
  return (
    endsSentence.includes(said[0] ?? ' ') &&
    !endsSentence.includes(said.at(-1) ?? ' ') &&
    foreignLetter.test(said)
  )
}

function readStretch(text: string, { from, to }: Stretch): readonly Reading[] {
  const symbols = wordsOf(text, from, Math.min(to, from + deciding))
  const letters = symbols.reduce((sum, symbol) => (symbol === gap || symbol > 26 ? sum : sum + 1), 0)
  if (letters < fewestLetters) return []
  const present = scoreOf(symbols, plain) / letters
  let best = { alphabet: plain, reversed: false, score: present }
  for (const reversed of [false, true]) {
    if (reversed) symbols.reverse()
    for (const alphabet of alphabets) {
      const score = scoreOf(symbols, alphabet) / letters
      if (score > best.score) best = { alphabet, reversed, score }
    }
  }
  const isForeign = letters >= lettersOfCertainty && best.score >= present + foreign && best.score > 0
  if (!isForeign && (best.score < readable || best.score < present + better)) return []
  const part = stretchOut(text, { from, to }, best)
  const reading = spell(text, part, best)
  const isOnlyReversed = best.alphabet === plain && letters >= 2 * lettersOfCertainty
  const isCertain =
    isOnlyReversed ||
    (letters >= lettersOfCertainty &&
      new Set(symbols).size > fewestLetters &&
      best.score >= present + certain)
  if (!isCertain && !saysSomething(reading.text)) return []
  return best.reversed ? [reading, spellWords(text, part, best.alphabet)] : [reading]
}

/**
 * The symbols of what may be words: what has digits in it or goes on for long is none in any alphabet. Letters with accents stay as they
 * are, and tell nothing.
 */
function wordsOf(text: string, from: number, to: number): number[] {
  const symbols: number[] = []
  let start = 0
  let isWord = true
  for (let at = from; at <= to; at++) {
    const symbol = at < to ? (symbolOf[text.charCodeAt(at)] ?? gap) : gap
    if (symbol === leet) isWord = false
    if (symbol !== gap) {
      symbols.push(symbol)
      continue
    }
    if (!isWord || symbols.length - start > longestWord) symbols.length = start
    if (symbols.at(-1) !== gap) symbols.push(gap)
    start = symbols.length
    isWord = true
  }
  return symbols
}

/** So many words that read no better at most are passed over where a stretch is stretched out. */
const passedOver = 1

/** Takes in the words beside a stretch that read better in its alphabet, too: strangeness misses a few at its ends. */
function stretchOut(text: string, { from, to }: Stretch, how: Spell): Stretch {
  let [start, end] = [from, to]
  let misses = 0
  for (let at = from; at > 0 && misses <= passedOver; ) {
    let word = at
    while (word > 0 && !isLetter(text, word - 1)) word--
    const wordEnd = word
    while (word > 0 && isLetter(text, word - 1)) word--
    if (word === wordEnd || wordEnd - word > longestWord) break
    if (readsBetter(text.slice(word, wordEnd), how)) {
      start = word
      misses = 0
    } else misses++
    at = word
  }
  misses = 0
  for (let at = to; at < text.length && misses <= passedOver; ) {
    let word = at
    while (word < text.length && !isLetter(text, word)) word++
    const wordStart = word
    while (word < text.length && isLetter(text, word)) word++
    if (word === wordStart || word - wordStart > longestWord) break
    if (readsBetter(text.slice(wordStart, word), how)) {
      end = word
      misses = 0
    } else misses++
    at = word
  }
  return { from: start, to: end }
}

const isLetter = (text: string, at: number): boolean => (symbolOf[text.charCodeAt(at)] ?? gap) !== gap

function readsBetter(word: string, how: Spell): boolean {
  const written = word.toLowerCase()
  const read = spell(written, { from: 0, to: written.length }, how).text
  return vocabulary.has(read) || (!vocabulary.has(written) && readability(read) > readability(written))
}

function scoreOf(symbols: readonly number[], alphabet: Alphabet): number {
  let sum = 0
  let before = gap
  for (const written of symbols) {
    const symbol = alphabet[written] ?? gap
    sum += naturalness[(before << 5) | symbol] ?? 0
    before = symbol
  }
  return sum / 8
}
