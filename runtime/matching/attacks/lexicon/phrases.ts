import { foldLiteral } from '../../text/fold.ts'
import type { LexiconEntry } from '../attack.ts'
import type { Group } from './groups.ts'

/**
 * Phrases of one language by group, joined by `|`; `¦` stands for a `|` in a phrase. A trailing `*` lets a phrase stand within a longer
 * word.
 */
export type Phrasebook = Readonly<Partial<Record<Group, string>>>

const wordCharacter = /[\p{L}\p{N}_]/u

/** The entries of a phrasebook, folded as texts are. Where words are not spaced, every phrase may stand anywhere. */
export function entriesOf(
  book: Phrasebook,
  words: 'spaced' | 'unspaced' = 'spaced',
): readonly LexiconEntry[] {
  return Object.entries(book).flatMap(([group, joined]) =>
    joined
      .split('|')
      .map((written) => written.trim())
      .filter((written) => written !== '')
      .flatMap((written) => [written, ...(written.includes("'") ? [written.replaceAll("'", '’')] : [])])
      .map((written) => entryOf(written, group, words)),
  )
}

function entryOf(written: string, group: string, words: 'spaced' | 'unspaced'): LexiconEntry {
  const stem = written.endsWith('*')
  const phrase = foldLiteral(stem ? written.slice(0, -1) : written).replaceAll('¦', '|')
  // A word rule needs word characters at both ends.
  const bounded = wordCharacter.test(phrase.slice(0, 1)) && wordCharacter.test(phrase.slice(-1))
  return { phrase, group, within: stem || words === 'unspaced' || !bounded ? 'substring' : 'word' }
}

/** Every verb before every object, as `ignore` before `all`. */
export function crossed(first: string, second: string): string {
  const seconds = second.split('|').map((word) => word.trim())
  return first
    .split('|')
    .flatMap((verb) => seconds.map((word) => `${verb.trim()} ${word}`))
    .join('|')
}
