import type { LexiconEntry } from '../attack.ts'
import { codeFragments } from './code.ts'
import { greek, russian } from './cyrillic-greek.ts'
import { chinese, japanese, korean } from './east-asian.ts'
import { englishAgents } from './english-agents.ts'
import { englishInjection } from './english-injection.ts'
import { englishOverride } from './english-override.ts'
import { englishPersona } from './english-persona.ts'
import { englishSecrets } from './english-secrets.ts'
import { freedSelves, freedSelvesUnspaced } from './freed-self.ts'
import { french, spanish } from './french-spanish.ts'
import { dutch, german, polish } from './german-dutch-polish.ts'
import { italian, portuguese } from './italian-portuguese.ts'
import { foreignMachineReaders, machineReaders, machineReadersUnspaced } from './machine-readers.ts'
import { arabic, persian, turkish } from './middle-eastern.ts'
import { entriesOf } from './phrases.ts'
import { rareLanguages } from './rare-languages.ts'
import { agentGround, harmAsked, rulesLifted } from './rules-lifted.ts'
import { bengali, hindi } from './south-asian.ts'
import { filipino, indonesian, thai, vietnamese } from './southeast-asian.ts'
import { foreignToldBefore, toldBeforeUnspaced } from './told-before.ts'
import { unrestrained } from './unrestrained.ts'

/** Every word and phrase that features are made of. A phrase of two groups stands twice. */
export const attackLexicon: readonly LexiconEntry[] = unique([
  ...entriesOf(englishOverride),
  ...entriesOf(englishPersona),
  ...entriesOf(englishSecrets),
  ...entriesOf(englishInjection),
  ...entriesOf(englishAgents),
  ...entriesOf(codeFragments),
  ...entriesOf(rulesLifted),
  ...entriesOf(harmAsked),
  ...entriesOf(unrestrained),
  ...entriesOf(agentGround),
  ...entriesOf(machineReaders),
  ...entriesOf(foreignMachineReaders),
  ...entriesOf(foreignToldBefore),
  ...freedSelves.flatMap((book) => entriesOf(book)),
  ...[
    german,
    dutch,
    polish,
    french,
    spanish,
    italian,
    portuguese,
    russian,
    greek,
    arabic,
    persian,
    turkish,
  ].flatMap((book) => entriesOf(book)),
  ...[indonesian, vietnamese, filipino, rareLanguages].flatMap((book) => entriesOf(book)),
  ...[
    chinese,
    japanese,
    korean,
    hindi,
    bengali,
    thai,
    freedSelvesUnspaced,
    machineReadersUnspaced,
    toldBeforeUnspaced,
  ].flatMap((book) => entriesOf(book, 'unspaced')),
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
