import { shareOfGramAt, shareOfPair, shareOfPrefix, shareOfWord } from './commonness.ts'
import { chunkLength, chunkOf, gramKey, pairKey, prefixKey, wordNumber } from './keys.ts'
import type { Literal } from './required-literals.ts'
import { isSign, type Word, wordsOf } from './words.ts'

/**
 * What a text is asked for a key: its words; four, three or two characters within each of its words and around each of its signs; or some
 * characters themselves.
 */
export type Field = 'words' | 'fours' | 'threes' | 'pairs' | 'singles'

/** What a literal goes by. */
export interface Key {
  readonly key: number
  readonly field: Field
  /** The characters, where it goes by some wherever they stand, or by the beginning of a word; else 0. */
  readonly chunk: number
  /** Where the place that is known of the key stands in the literal: where the word begins, of two the second; after the characters. */
  readonly anchor: number
  /** Of two words, the number of the first; else null. */
  readonly first: number | null
  /** How often it comes, as a share of all words. */
  readonly share: number
}

/** Of longer literals only the beginning is looked at. */
const farthestAnchor = 250

/** What comes as rarely is not worth a search for something rarer. */
const rareEnough = 2e-4

/** Whatever a literal of folded ASCII may go by. */
export function keysOf(literal: Literal): readonly Key[] {
  const keys: Key[] = []
  let before: Word | undefined
  for (const word of wordsOf(literal)) {
    if (word.start > farthestAnchor) break
    if (word.begins) addKeysOfWord(keys, word, before)
    before = word
  }
  for (const { share } of keys) if (share <= rareEnough) return keys
  addGrams(keys, literal)
  return keys
}

function addKeysOfWord(keys: Key[], { text, start, ends }: Word, before: Word | undefined): void {
  const word = factsOf(text)
  const { chunk } = word
  if (ends) keys.push(keyOf(word.number, 'words', 0, start, word.share))
  else if (text.length > 1) keys.push(keyOf(prefixKey(chunk), 'words', chunk, start, word.shareOfPrefix))
  if (!before?.begins || !before.ends || (!ends && text.length < chunkLength)) return
  const first = factsOf(before.text)
  const share = shareOfPair(first.share, word.shareOfPrefix)
  keys.push(keyOf(pairKey(first.number, chunk), 'words', 0, start, share, first.number))
}

const keyOf = (
  key: number,
  field: Field,
  chunk: number,
  anchor: number,
  share: number,
  first: number | null = null,
): Key => ({ key, field, chunk, anchor, first, share })

/** What keys of a word are made of. */
interface WordFacts {
  readonly number: number
  /** Its first four characters. */
  readonly chunk: number
  readonly share: number
  /** Of all words that begin with those. */
  readonly shareOfPrefix: number
}

/** Many literals are made of few words. */
const factsKnown = new Map<string, WordFacts>()
const mostKnown = 16_384

function factsOf(word: string): WordFacts {
  const known = factsKnown.get(word)
  if (known) return known
  const facts = {
    number: wordNumber(word),
    chunk: chunkOf(word, 0, word.length),
    share: shareOfWord(word),
    shareOfPrefix: shareOfPrefix(word.slice(0, chunkLength)),
  }
  if (factsKnown.size >= mostKnown) factsKnown.clear()
  factsKnown.set(word, facts)
  return facts
}

/** Characters of one word, or with a sign among them: a text is asked for no others. */
function addGrams(keys: Key[], literal: Literal): void {
  const { text } = literal
  const before = keys.length
  for (const word of wordsOf(literal)) {
    const length = Math.min(word.text.length, chunkLength)
    const last = Math.min(word.start + word.text.length, farthestAnchor)
    for (let anchor = word.start + length; anchor <= last; anchor++) addGram(keys, text, anchor, length)
  }
  const length = Math.min(text.length, chunkLength)
  for (let anchor = length; anchor <= text.length && anchor <= farthestAnchor; anchor++)
    if (hasSign(text, anchor - length, anchor)) addGram(keys, text, anchor, length)
  if (keys.length === before) addGram(keys, text, 1, 1)
}

/** By length. */
const fieldOf: readonly Field[] = ['singles', 'pairs', 'threes', 'fours']

function addGram(keys: Key[], text: string, anchor: number, length: number): void {
  const start = anchor - length
  const chunk = chunkOf(text, start, anchor)
  const field = fieldOf[length - 1] ?? 'fours'
  keys.push(keyOf(gramKey(chunk), field, chunk, anchor, shareOfGramAt(text, start, chunk, length)))
}

function hasSign(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isSign(text.charCodeAt(at))) return true
  return false
}
