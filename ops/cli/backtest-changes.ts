import { existsSync, readFileSync } from 'node:fs'
import type { RuleChange } from '@flagwise/runtime/backtest'
import { parseRules } from '@flagwise/runtime/matching/language'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import type { Rule } from '@flagwise/schemas'
import { decideSync } from './decide-sync.ts'
import { Misuse, rowOf, sayProblems, shippedRules } from './rule-set.ts'

/** What a person wants to know the effect of. */
export interface WantedChanges {
  /** As `rules sync` would leave it. */
  readonly folder: string | undefined
  readonly prune: boolean
  readonly switch: boolean
  /** Files of rules. */
  readonly rule: readonly string[]
  /** `id=on` or `id=off` */
  readonly pack: readonly string[]
  /** Rules by their id. */
  readonly on: readonly string[]
  readonly off: readonly string[]
  readonly delete: readonly string[]
}

/** In the order in which they are made. Undefined where rules are wrong, which is said. @throws Misuse */
export function wantedChanges(
  wanted: WantedChanges,
  present: ReadonlyMap<string, Rule>,
  say: (line: string) => void,
): readonly RuleChange[] | undefined {
  const fromFolder = folderChanges(wanted, present, say)
  const fromFiles = fileChanges(wanted, say)
  if (!fromFolder || !fromFiles) return undefined
  const changes: readonly RuleChange[] = [
    ...fromFolder,
    ...fromFiles,
    ...wanted.pack.map(packSwitch),
    ...wanted.on.map((rule): RuleChange => ({ kind: 'switch-rule', rule, active: true })),
    ...wanted.off.map((rule): RuleChange => ({ kind: 'switch-rule', rule, active: false })),
    ...wanted.delete.map((rule): RuleChange => ({ kind: 'delete', rule })),
  ]
  if (changes.length === 0 && wanted.folder === undefined)
    throw new Misuse('nothing would change: give a folder, --rule, --pack, --on, --off or --delete')
  return changes
}

function folderChanges(
  { folder: path, prune, ...wanted }: WantedChanges,
  present: ReadonlyMap<string, Rule>,
  say: (line: string) => void,
): readonly RuleChange[] | undefined {
  if (path === undefined) return []
  const folder = readRuleFolder(path)
  if (sayProblems(folder, say)) return undefined
  const { changes, conflicts } = decideSync(folder.packs, present, { prune, switch: wanted.switch })
  for (const { ruleId, message } of conflicts) {
    const { file, line, column } = folder.whereIs(ruleId, ['id'])
    say(`${file}:${line}:${column}: ${message}`)
  }
  if (conflicts.length > 0) return undefined
  return changes.flatMap((change): readonly RuleChange[] => {
    if (change.kind !== 'gone') return [{ kind: 'put', rule: change.rule }]
    return prune ? [{ kind: 'delete', rule: change.before.id }] : []
  })
}

function fileChanges(
  { rule: files, folder }: WantedChanges,
  say: (line: string) => void,
): readonly RuleChange[] | undefined {
  const read = files.map((file) => {
    if (!existsSync(file)) throw new Misuse(`${file} is not there; give a YAML file of rules`)
    const text = readFileSync(file, 'utf8')
    // Of no use to a rule that names no list, and the folder of all rules takes a second to read.
    const lists = /\blist:/.test(text) ? readRuleFolder(folder ?? shippedRules).lists : new Map()
    return { file, ...parseRules(text, { file, lists }) }
  })
  if (sayProblems({ problems: read.flatMap(({ problems }) => problems) }, say)) return undefined
  for (const { file, rules } of read) if (rules.length === 0) throw new Misuse(`${file} holds no rule`)
  return read.flatMap(({ rules }) =>
    rules.map((rule): RuleChange => ({ kind: 'put', rule: rowOf(rule, '') })),
  )
}

/** @throws Misuse */
function packSwitch(text: string): RuleChange {
  const [, pack, state] = /^(.+)=(on|off)$/.exec(text) ?? []
  if (pack === undefined)
    throw new Misuse(`--pack ${text}: give the id of a pack and on or off, such as secrets=off`)
  return { kind: 'switch-pack', pack, active: state === 'on' }
}
