import { join } from 'node:path'
import { compileRuleSet, type RuleSet } from '@flagwise/runtime/matching'
import { type RuleDocument, toRule } from '@flagwise/runtime/matching/language'
import type { RuleFolder, RulePack } from '@flagwise/runtime/rule-folder'
import type { Rule } from '@flagwise/schemas'
import { root } from '../start/settings.ts'

/** The rules that FlagWise comes with. */
export const shippedRules = join(root, 'processors', 'detection', 'rules')

/** The command was used in a way that cannot be; the message says what to do. */
export class Misuse extends Error {}

/** A rule as the engine takes it. */
export const rowOf = (rule: RuleDocument, pack: string): Rule =>
  toRule(rule, { pack, version: 1, at: 0, by: 'system' })

/** The packs that were asked for, or those that are on. @throws Misuse */
export function chosenPacks(folder: RuleFolder, names: readonly string[] | undefined): readonly RulePack[] {
  if (!names) return folder.packs.filter(({ enabled }) => enabled)
  const unknown = names.find((name) => !folder.packs.some(({ id }) => id === name))
  if (unknown !== undefined)
    throw new Misuse(
      `there is no pack ${JSON.stringify(unknown)}; there is ${folder.packs.map(({ id }) => id).join(', ') || 'none'}`,
    )
  return folder.packs.filter(({ id }) => names.includes(id))
}

/** Whether something is wrong with the folder, said on standard error. */
export function sayProblems(
  { problems }: Pick<RuleFolder, 'problems'>,
  say: (line: string) => void,
): boolean {
  for (const { file, line, column, path, message } of problems)
    say(`${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`)
  return problems.length > 0
}

/** The rules that are on, compiled. @throws Misuse where one cannot be used */
export function compiled(rows: readonly Rule[]): RuleSet {
  const set = compileRuleSet(rows)
  const [first] = set.ignored
  if (first) throw new Misuse(`the rule "${first.name}" cannot be used: ${first.reason}`)
  return set
}
