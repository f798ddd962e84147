import { foldedString, foldText } from '../text/fold.ts'
import type { AttackText, LexiconEntry, LexiconHit } from './attack.ts'

const wordCharacter = /[\p{L}\p{N}_]/u

/**
 * The plain finder of lexicon entries: one search a phrase. It says what the engine's single pass must find, and serves tests and
 * training where that is not at hand.
 */
export function findLexicon(text: string, entries: readonly LexiconEntry[]): AttackText {
  const folded = foldedString(foldText(text))
  const hits: LexiconHit[] = []
  for (const entry of entries) {
    let start = folded.indexOf(entry.phrase)
    while (start !== -1) {
      const end = start + entry.phrase.length
      const free =
        entry.within === 'substring' ||
        !(wordCharacter.test(folded.charAt(start - 1)) || wordCharacter.test(folded.charAt(end)))
      if (free) hits.push({ entry, start, end })
      start = folded.indexOf(entry.phrase, end)
    }
  }
  return { text: folded, hits: hits.sort((a, b) => a.start - b.start || b.end - a.end), disguises: [] }
}
