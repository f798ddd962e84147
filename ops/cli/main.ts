#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { ruleJsonSchema } from '@flagwise/runtime/matching/language'
import { ConfigError } from '@flagwise/runtime/service'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type Format, formats, importRules } from './import-rules.ts'
import { momentOf } from './moment.ts'
import { openConfiguredRuleLog } from './open-rule-log.ts'
import { Misuse, shippedRules } from './rule-set.ts'
import { type BacktestRun, backtest } from './run-backtest.ts'
import { runCheck } from './run-check.ts'
import { runDetect } from './run-detect.ts'
import { syncRules } from './sync-rules.ts'
import { tryText } from './try-text.ts'

type BacktestOptions = Omit<BacktestRun, 'folder' | 'to'> & { readonly to?: number }

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const say = (line: string): void => void process.stderr.write(`${line}\n`)
/** Codes of the shell: 1 where something is wrong with what was looked at, 2 where the command cannot be run. */
const conclude = (isWell: boolean): void => {
  process.exitCode = isWell ? 0 : 1
}

const names = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

const whole = (text: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 0) return value
  throw new InvalidArgumentError('It must be a whole number.')
}

const moment = (text: string): number => momentOf(text, Date.now())
/** Of an option that may be given again. */
const gathered = (value: string, before: readonly string[]): readonly string[] => [...before, value]

const rulesOption = ['--rules <folder>', 'folder of packs', shippedRules] as const
const packsOption = ['--packs <names>', 'these packs, between commas; else those that are on', names] as const

const program = new Command('flagwise')
  .description('Rules as code, detection without a broker, and backtests of rules on past requests.')
  .showHelpAfterError()

program
  .command('detect [file]')
  .description('adds matches to each line of a JSON Lines file, or of standard input: {"text": "…"}')
  .option(...rulesOption)
  .option(...packsOption)
  .action(async (file: string | undefined, options: { rules: string; packs?: readonly string[] }) =>
    conclude(await runDetect(file, options, say)),
  )

program
  .command('backtest [folder]')
  .description('judges past requests with changed rules beside the present ones, and shows the difference')
  .requiredOption('--from <time>', 'how long ago, such as 24h or 7d, or a moment', moment)
  .option('--to <time>', 'likewise; now when not given', moment)
  .option(
    '--rule <file>',
    'rules of a file, new or in place of those with their ids; again for more',
    gathered,
    [],
  )
  .option('--pack <id=on|off>', 'switches a pack; again for more', gathered, [])
  .option('--on <ids>', 'switches rules on, between commas', names, [])
  .option('--off <ids>', 'switches rules off', names, [])
  .option('--delete <ids>', 'leaves rules out', names, [])
  .option('--prune', 'of the folder: as rules sync --prune', false)
  .option('--switch', 'of the folder: as rules sync --switch', false)
  .option('--examples <n>', 'most examples of each kind', whole, 5)
  .option('--limit <n>', 'ends after so many requests', whole)
  .option('--json', 'prints the report as JSON', false)
  .action(async (folder: string | undefined, options: BacktestOptions) =>
    conclude(await backtest({ ...options, folder, to: options.to ?? Date.now() }, print, say)),
  )

const rules = program.command('rules').description('works with rules as code')

rules
  .command('check [folder]')
  .description('schema, compilation, tests, costs and overlaps of all rules; exits with 1 on a problem')
  .option('--top <n>', 'longest list', whole, 15)
  .option('--no-costs', 'does not measure what each rule costs')
  .action((folder: string | undefined, options: { top: number; costs: boolean }) =>
    conclude(runCheck(folder ?? shippedRules, options, print, say)),
  )

rules
  .command('try <text>')
  .description('says which rules match a text, and why; - reads standard input')
  .option(...rulesOption)
  .option(...packsOption)
  .option('--model <name>', 'model that is asked', 'gpt-4o-mini')
  .option('--response <text>', 'what the model answered')
  .action(
    (text: string, options: { rules: string; packs?: readonly string[]; model: string; response?: string }) =>
      tryText(text === '-' ? readFileSync(0, 'utf8') : text, options, print, say),
  )

rules
  .command('import <path>')
  .description('writes rules of another format as ours, and says what could not be expressed')
  .addOption(
    new Option('--from <format>', 'format of the file or folder').choices(formats).makeOptionMandatory(),
  )
  .option('--out <folder>', 'folder of the new pack, named as its id; else standard output')
  .action((path: string, options: { from: Format; out?: string }) => {
    importRules(path, options, print, say)
  })

rules
  .command('sync [folder]')
  .description('makes the rules on Kafka those of a folder, once you have seen what changes')
  .option('--yes', 'does not ask', false)
  .option('--prune', 'deletes rules of these packs that the folder has no more', false)
  .option('--switch', 'switches rules on and off as the folder says, whatever people switched since', false)
  .option('--by <name>', 'who is said to have changed them', 'rules sync')
  .action(
    async (
      folder: string | undefined,
      { yes, ...options }: { yes: boolean; prune: boolean; switch: boolean; by: string },
    ) =>
      conclude(
        await syncRules({
          ...options,
          folder: folder ?? shippedRules,
          openLog: openConfiguredRuleLog,
          confirm: async () => yes || (await asked('Make these changes? [y/N] ')),
          print,
          say,
        }),
      ),
  )

rules
  .command('schema')
  .description('prints the JSON Schema of a rule')
  .action(() => print(JSON.stringify(ruleJsonSchema(), null, 2)))

async function asked(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    say('there is nobody to ask; say --yes')
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim())
  } finally {
    terminal.close()
  }
}

// A reader that has seen enough, such as head, ends the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  await program.parseAsync()
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof Misuse || error instanceof ConfigError ? 2 : 1
}
