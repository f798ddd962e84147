import { attackWords, codeWords, commonWords, foreignWords } from '../text/disguises/vocabulary.ts'
import { chunkLength, chunkOf } from './keys.ts'

/*
 * How common something is in prose, as a share of all words: an estimate that is good enough to choose by.
 */

/** Of a word that no list has. */
const rareWord = 2e-5
/** Of a word that a list has, but not that of common words. */
const knownWord = 2e-4
/** How often one character follows another where no word of the lists has the two. */
const rareBigram = 0.002

interface Shares {
  readonly words: ReadonlyMap<string, number>
  /** Of all words that begin so. */
  readonly prefixes: ReadonlyMap<string, number>
  /** Of four characters of ASCII within words and at their borders, by the number that they make. */
  readonly grams: ReadonlyMap<number, number>
  /** Of two characters of ASCII, by `placeOfPair`: how often the second follows the first. */
  readonly bigrams: Float64Array
}

function count(): Shares {
  const words = new Map<string, number>()
  // After Zipf: the share of a word goes with its rank.
  const all = commonWords.reduce((sum, _, rank) => sum + 1 / (rank + 10), 0)
  for (const [rank, word] of commonWords.entries()) words.set(word, 0.6 / (rank + 10) / all)
  for (const word of [...attackWords, ...foreignWords, ...codeWords])
    if (!words.has(word)) words.set(word, knownWord)
  const prefixes = new Map<string, number>()
  const grams = new Map<number, number>()
  const following = new Map<string, number>()
  const firsts = new Map<string, number>()
  for (const [word, share] of words) {
    for (let length = 1; length <= chunkLength && length <= word.length; length++)
      add(prefixes, word.slice(0, length), share)
    const spelled = ` ${word} `
    for (let at = 0; at + 1 < spelled.length; at++) {
      add(following, spelled.slice(at, at + 2), share)
      add(firsts, spelled.charAt(at), share)
    }
    for (let at = 0; at + chunkLength <= spelled.length; at++)
      if (isAscii(spelled.slice(at, at + chunkLength)))
        add(grams, chunkOf(spelled, at, at + chunkLength), share)
  }
  const bigrams = new Float64Array(characters ** 2).fill(rareBigram)
  for (const [pair, share] of following)
    if (isAscii(pair)) bigrams[placeOfPair(pair, 0)] = share / (firsts.get(pair.charAt(0)) ?? 1)
  return { words, prefixes, grams, bigrams }
}

/** Of ASCII. */
const characters = 0x80

const placeOfPair = (text: string, at: number): number =>
  text.charCodeAt(at) * characters + text.charCodeAt(at + 1)

const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text)

function add<Key>(to: Map<Key, number>, key: Key, share: number): void {
  to.set(key, (to.get(key) ?? 0) + share)
}

const shares = count()

/** A folded word. */
export const shareOfWord = (word: string): number =>
  shares.words.get(word) ?? (word.length < 4 ? 10 * rareWord : rareWord)

/** All words that begin so. @param prefix of up to four characters */
export const shareOfPrefix = (prefix: string): number =>
  (shares.prefixes.get(prefix) ?? 0) + 0.004 * 0.2 ** prefix.length + rareWord

/** A word with the beginning of the one after it, as if any followed any; of their own shares. */
export const shareOfPair = (word: number, prefix: number): number => 3 * word * prefix

/**
 * Characters wherever they stand: up to four of ASCII.
 * @param chunk the number that they make
 */
export function shareOfGramAt(text: string, start: number, chunk: number, length: number): number {
  let likely = 0.2
  for (let at = start; at + 1 < start + length; at++) likely *= shares.bigrams[placeOfPair(text, at)] ?? 0
  return (shares.grams.get(chunk) ?? 0) + likely
}
