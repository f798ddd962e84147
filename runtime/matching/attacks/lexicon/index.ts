import type { LexiconEntry } from '../attack.ts'
import { codeFragments } from './code.ts'
import { englishAgents } from './english-agents.ts'
import { englishInjection } from './english-injection.ts'
import { englishOverride } from './english-override.ts'
import { englishPersona } from './english-persona.ts'
import { englishSecrets } from './english-secrets.ts'
import { entriesOf } from './phrases.ts'

/** Every word and phrase that features are made of. A phrase of two groups stands twice. */
export const attackLexicon: readonly LexiconEntry[] = unique([
  ...entriesOf(englishOverride),
  ...entriesOf(englishPersona),
  ...entriesOf(englishSecrets),
  ...entriesOf(englishInjection),
  ...entriesOf(englishAgents),
  ...entriesOf(codeFragments),
])

function unique(entries: readonly LexiconEntry[]): readonly LexiconEntry[] {
  const seen = new Map<string, LexiconEntry>()
  for (const entry of entries) {
    const key = `${entry.group}\0${entry.phrase}`
    const known = seen.get(key)
    if (known === undefined || known.within === 'word') seen.set(key, entry)
  }
  return [...seen.values()]
}
