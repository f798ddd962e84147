import { saysSomething } from './known-words.ts'
import { gap, naturalness, readability, symbolOf } from './letter-model.ts'
import { type Reading, Spelling } from './spelling.ts'
import { linesOf, type Stretch, strangeStretches } from './strange-stretches.ts'
import { longestWord, vocabulary } from './vocabulary.ts'

/** For each symbol of the letter model the one that it stands for. */
type Alphabet = Uint8Array

/** A way of reading. */
interface Spell {
  readonly alphabet: Alphabet
  readonly reversed: boolean
}

const alphabetOf = (read: (letter: number) => number): Alphabet =>
  Uint8Array.from({ length: 32 }, (_, symbol) =>
    symbol >= 1 && symbol <= 26 ? read(symbol - 1) + 1 : symbol,
  )

/** The alphabet as it is, rotated by 1 to 25, and from its end. */
const plain = alphabetOf((letter) => letter)
const rotations = Array.from({ length: 25 }, (_, by) => alphabetOf((letter) => (letter + 25 - by) % 26))
const alphabets: readonly Alphabet[] = [plain, ...rotations, alphabetOf((letter) => 25 - letter)]

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
    ? [spell(text, { from: 0, to: text.length }, { alphabet: plain, reversed: true })]
    : parts
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
  const letters = symbols.reduce((sum, symbol) => (symbol === gap ? sum : sum + 1), 0)
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

/** The symbols of what may be words: what has digits in it or goes on for long is none in any alphabet. */
function wordsOf(text: string, from: number, to: number): number[] {
  const symbols: number[] = []
  let start = 0
  let isWord = true
  for (let at = from; at <= to; at++) {
    const symbol = at < to ? (symbolOf[text.charCodeAt(at)] ?? gap) : gap
    if (symbol > 26) isWord = false
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

const disguiseOf = (alphabet: Alphabet): Reading['disguise'] =>
  alphabet === plain ? 'reversed' : alphabet === rotations[12] ? 'rot13' : 'letter-substitution'

function characterOf(text: string, at: number, alphabet: Alphabet): string {
  const code = text.charCodeAt(at)
  const symbol = symbolOf[code] ?? gap
  if (symbol < 1 || symbol > 26) return text[at] ?? ''
  return String.fromCharCode((code & 0x60) + (alphabet[symbol] ?? symbol))
}

function spell(text: string, { from, to }: Stretch, { alphabet, reversed }: Spell): Reading {
  const spelling = new Spelling()
  for (let step = from; step < to; step++) {
    const at = reversed ? from + to - 1 - step : step
    spelling.add(characterOf(text, at, alphabet), at, at + 1)
  }
  return spelling.as(disguiseOf(alphabet))
}

/** Each word reversed where it stands: the other way in which a text is reversed. */
function spellWords(text: string, { from, to }: Stretch, alphabet: Alphabet): Reading {
  const spelling = new Spelling()
  let at = from
  while (at < to) {
    let end = at
    while (end < to && (symbolOf[text.charCodeAt(end)] ?? gap) !== gap) end++
    for (let letter = end - 1; letter >= at; letter--)
      spelling.add(characterOf(text, letter, alphabet), letter, letter + 1)
    if (end < to) spelling.keep(text, end, end + 1)
    at = end + 1
  }
  return spelling.as(disguiseOf(alphabet))
}
