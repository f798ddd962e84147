import { shareOfGram, shareOfPair, shareOfPrefix, shareOfWord } from './commonness.ts'
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
  const words = wordsOf(literal).filter(({ start }) => start <= farthestAnchor)
  const keys = words.flatMap((word, at) => keysOfWord(word, words[at - 1]))
  return keys.some(({ share }) => share <= rareEnough) ? keys : [...keys, ...gramsIn(literal)]
}

function keysOfWord(word: Word, before: Word | undefined): readonly Key[] {
  if (!word.begins) return []
  const keys: Key[] = []
  const { text, start: anchor } = word
  const chunk = chunkOf(text, 0, text.length)
  const beginning = text.slice(0, chunkLength)
  const common = { field: 'words', chunk: 0, anchor, first: null } as const
  if (word.ends) keys.push({ ...common, key: wordNumber(text), share: shareOfWord(text) })
  else if (text.length > 1)
    keys.push({ ...common, chunk, key: prefixKey(chunk), share: shareOfPrefix(beginning) })
  if (before?.begins && before.ends && (word.ends || text.length >= chunkLength)) {
    const first = wordNumber(before.text)
    keys.push({
      ...common,
      first,
      key: pairKey(first, chunk),
      share: shareOfPair(before.text, beginning),
    })
  }
  return keys
}

/** Characters of one word, or with a sign among them: a text is asked for no others. */
function gramsIn(literal: Literal): readonly Key[] {
  const { text } = literal
  const grams = wordsOf(literal).flatMap((word) => slices(text, word.start, word.start + word.text.length))
  grams.push(...slices(text, 0, text.length).filter(({ gram }) => hasSign(gram)))
  if (grams.length === 0) grams.push({ gram: text.charAt(0), anchor: 1 })
  return grams.map(({ gram, anchor }) => {
    const chunk = chunkOf(gram, 0, gram.length)
    const field = fieldOf[gram.length - 1] ?? 'fours'
    return { key: gramKey(chunk), field, chunk, anchor, first: null, share: shareOfGram(gram) }
  })
}

interface Gram {
  readonly gram: string
  readonly anchor: number
}

/** What stands in [from, to) of a text, four characters at a time, or all of it where it is shorter. */
function slices(text: string, from: number, to: number): Gram[] {
  const length = Math.min(to - from, chunkLength)
  const all: Gram[] = []
  for (let anchor = from + length; anchor <= to && anchor <= farthestAnchor; anchor++)
    all.push({ gram: text.slice(anchor - length, anchor), anchor })
  return all
}

/** By length. */
const fieldOf: readonly Field[] = ['singles', 'pairs', 'threes', 'fours']

function hasSign(gram: string): boolean {
  for (let at = 0; at < gram.length; at++) if (isSign(gram.charCodeAt(at))) return true
  return false
}
