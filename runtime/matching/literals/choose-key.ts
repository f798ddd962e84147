import { shareOfGram, shareOfPair, shareOfPrefix, shareOfWord } from './commonness.ts'
import { chunkLength, chunkOf, gramKey, letterPairKey, pairKey, prefixKey, wordNumber } from './keys.ts'
import type { Literal } from './required-literals.ts'
import { isSign, type Word, wordsOf } from './words.ts'

/**
 * What a text is asked for a key: its words; four characters or three at each of its places; pairs of characters at each of its signs; or
 * some characters themselves.
 */
export type Field = 'words' | 'fours' | 'threes' | 'signs' | 'singles'

/** What a literal goes by. */
export interface Key {
  readonly key: number
  readonly field: Field
  /** The characters, where it goes by some wherever they stand, or by the beginning of a word; else 0. */
  readonly chunk: number
  /** Where the place that is known of the key stands in the literal: where the word begins, of two the second; after the characters. */
  readonly anchor: number
  /** How often it comes, as a share of all words. */
  readonly share: number
}

/** Of longer literals only the beginning is looked at. */
const farthestAnchor = 250

/** What comes as rarely is not worth a search for something rarer. */
const rareEnough = 2e-4

/** Whatever a literal of folded ASCII may go by. */
export function keysOf(literal: Literal): readonly Key[] {
  const words = wordsOf(literal).filter(({ start }) => start <= farthestAnchor)
  const keys = words.flatMap((word, at) => keysOfWord(word, words[at - 1]))
  return keys.some(({ share }) => share <= rareEnough) ? keys : [...keys, ...gramsIn(literal.text)]
}

function keysOfWord(word: Word, before: Word | undefined): readonly Key[] {
  if (!word.begins) return []
  const keys: Key[] = []
  const { text, start: anchor } = word
  const chunk = chunkOf(text, 0, text.length)
  const beginning = text.slice(0, chunkLength)
  const common = { field: 'words', chunk: 0, anchor } as const
  if (word.ends) keys.push({ ...common, key: wordNumber(text), share: shareOfWord(text) })
  else if (text.length > 1)
    keys.push({ ...common, chunk, key: prefixKey(chunk), share: shareOfPrefix(beginning) })
  if (before?.begins && before.ends && (word.ends || text.length >= chunkLength))
    keys.push({
      ...common,
      key: pairKey(wordNumber(before.text), chunk),
      share: shareOfPair(before.text, beginning),
    })
  return keys
}

function gramsIn(text: string): readonly Key[] {
  const length = Math.min(text.length, chunkLength)
  const keys: Key[] = []
  for (let anchor = length; anchor <= text.length && anchor <= farthestAnchor; anchor++) {
    const gram = text.slice(anchor - length, anchor)
    const chunk = chunkOf(gram, 0, length)
    const field = fieldOf(gram)
    const key = length === 2 && field === 'threes' ? letterPairKey(chunk) : gramKey(chunk)
    keys.push({ key, field, chunk, anchor, share: shareOfGram(gram) })
  }
  return keys
}

function fieldOf(gram: string): Field {
  if (gram.length >= chunkLength) return 'fours'
  if (gram.length === 1) return 'singles'
  return gram.length === 2 && (isSign(gram.charCodeAt(0)) || isSign(gram.charCodeAt(1))) ? 'signs' : 'threes'
}
