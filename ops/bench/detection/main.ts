import { join } from 'node:path'
import { Command } from 'commander'
import { Misuse, shippedRules } from '../../cli/rule-set.ts'
import { root } from '../../start/settings.ts'
import { type Engine, openEngine } from './engine.ts'
import { evasionOf } from './evasion.ts'
import { type Labelled, NoData, readLabelled } from './labelled.ts'
import {
  categoriesOf,
  groupsOf,
  type JudgedSets,
  kindsOf,
  ordinaryFlagged,
  ordinaryOf,
  spansFound,
} from './quality.ts'
import { asTables, type Measured } from './report.ts'
import { ruleTable } from './rule-table.ts'
import { measureSpeed } from './speed.ts'

const options = new Command('bench:detection')
  .description('Runs the production engine over labelled texts: quality, evasion and speed.')
  .option('--data <folder>', 'folder of the labelled texts', join(root, '..', 'shared', 'data'))
  .option('--rules <folder>', 'folder of packs', shippedRules)
  .option('--json', 'all figures as JSON on standard output; else tables')
  .option('--no-speed', 'leaves out speed and what each rule costs')
  .option('--no-evasion', 'leaves out disguised texts')
  .showHelpAfterError()
  .parse()
  .opts<{ data: string; rules: string; json?: true; speed: boolean; evasion: boolean }>()

const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function measure(): Promise<Measured> {
  const data = readLabelled(options.data)
  const engine = openEngine(options.rules)
  say(`matching ${Object.values(data).reduce((sum, { length }) => sum + length, 0)} texts`)
  const judged = (texts: readonly Labelled[]) =>
    texts.map((labelled) => ({ labelled, matches: engine.match(labelled.text) }))
  const sets: JudgedSets = {
    secrets: judged(data.secrets),
    personalData: judged(data.personalData),
    promptAttacks: judged(data.promptAttacks),
    agentThreats: judged(data.agentThreats),
  }
  const unscanned = engine.unscanned()
  const attacks = [...sets.promptAttacks, ...sets.agentThreats]
  const ordinary = ordinaryOf(sets).map(({ labelled }) => labelled.text)
  return {
    rules: engine.rows.filter(({ active }) => active).length,
    categories: categoriesOf(sets),
    groups: groupsOf(sets),
    spans: spansFound(sets.personalData, 'personal-data'),
    ordinary: ordinaryFlagged(sets),
    worstKinds: {
      secrets: kindsOf(sets.secrets, 'secrets'),
      'personal data': kindsOf(sets.personalData, 'personal-data'),
      'prompt attacks': kindsOf(attacks, 'prompt-attacks'),
    },
    evasion: options.evasion ? evasions(engine, sets) : [],
    perRule: ruleTable(engine, sets, options.speed),
    unscanned,
    speed: options.speed ? await measureSpeed(engine, ordinary) : null,
  }
}

function evasions(engine: Engine, sets: JudgedSets): Measured['evasion'] {
  say('disguising what was found')
  const isMultilingual = ({ labelled }: JudgedSets['promptAttacks'][number]): boolean =>
    labelled.kind.startsWith('prompt_injection_multilingual/')
  return [
    evasionOf(
      'prompt attacks',
      'prompt-attacks',
      sets.promptAttacks.filter((one) => !isMultilingual(one)),
      engine,
    ),
    evasionOf('multilingual', 'prompt-attacks', sets.promptAttacks.filter(isMultilingual), engine),
    evasionOf('agent threats', 'prompt-attacks', sets.agentThreats, engine),
    evasionOf('secrets', 'secrets', sets.secrets, engine),
    evasionOf('personal data', 'personal-data', sets.personalData, engine),
  ]
}

try {
  const measured = await measure()
  process.stdout.write(options.json ? `${JSON.stringify(measured, null, 2)}\n` : `${asTables(measured)}\n`)
} catch (error) {
  if (!(error instanceof NoData || error instanceof Misuse)) throw error
  say(error.message)
  process.exitCode = 2
}
