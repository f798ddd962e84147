import { attackWords, codeWords, commonWords, foreignWords } from '../text/disguises/vocabulary.ts'
import { chunkLength } from './keys.ts'

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
  /** Of four characters within words and at their borders. */
  readonly grams: ReadonlyMap<string, number>
  /** Of two characters: how often the second follows the first. */
  readonly bigrams: ReadonlyMap<string, number>
}

const shares = count()

function count(): Shares {
  const words = new Map<string, number>()
  // After Zipf: the share of a word goes with its rank.
  const all = commonWords.reduce((sum, _, rank) => sum + 1 / (rank + 10), 0)
  for (const [rank, word] of commonWords.entries()) words.set(word, 0.6 / (rank + 10) / all)
  for (const word of [...attackWords, ...foreignWords, ...codeWords])
    if (!words.has(word)) words.set(word, knownWord)
  const prefixes = new Map<string, number>()
  const grams = new Map<string, number>()
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
      add(grams, spelled.slice(at, at + chunkLength), share)
  }
  const bigrams = new Map(
    [...following].map(([pair, share]) => [pair, share / (firsts.get(pair.charAt(0)) ?? 1)]),
  )
  return { words, prefixes, grams, bigrams }
}

function add(to: Map<string, number>, key: string, share: number): void {
  to.set(key, (to.get(key) ?? 0) + share)
}

/** A folded word. */
export const shareOfWord = (word: string): number =>
  shares.words.get(word) ?? (word.length < 4 ? 10 * rareWord : rareWord)

/** All words that begin so. @param prefix of up to four characters */
export const shareOfPrefix = (prefix: string): number =>
  (shares.prefixes.get(prefix) ?? 0) + 0.004 * 0.2 ** prefix.length + rareWord

/** A word with the beginning of the one after it, as if any followed any. */
export const shareOfPair = (word: string, prefix: string): number =>
  3 * shareOfWord(word) * shareOfPrefix(prefix)

/** Characters wherever they stand. @param gram of up to four characters */
export function shareOfGram(gram: string): number {
  let likely = 0.2
  for (let at = 0; at + 1 < gram.length; at++)
    likely *= shares.bigrams.get(gram.slice(at, at + 2)) ?? rareBigram
  return (shares.grams.get(gram) ?? 0) + likely
}
