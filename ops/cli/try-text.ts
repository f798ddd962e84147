import { type Matchable, scoreOf } from '@flagwise/runtime/matching'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import { chosenPacks, compiled, rowOf, sayProblems } from './rule-set.ts'

export interface TryOptions {
  readonly rules: string
  readonly packs?: readonly string[]
  readonly model: string
  readonly response?: string
}

type Say = (line: string) => void

/** Says which rules match a text, where and why. */
export function tryText(
  text: string,
  { rules, packs, model, response }: TryOptions,
  print: Say,
  say: Say,
): void {
  const folder = readRuleFolder(rules)
  if (sayProblems(folder, say)) say('the rules above are left out')
  const rows = chosenPacks(folder, packs).flatMap((pack) => pack.rules.map((rule) => rowOf(rule, pack.id)))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const request: Matchable = { prompt: text, model, ...(response !== undefined && { response }) }
  const { matches, unscanned } = compiled(rows).match(request)
  for (const match of matches) {
    const row = byId.get(match.ruleId)
    const where = match.spans.map(({ start, end }) => `${start}–${end}`).join(', ')
    print(`${row?.slug} (${row?.pack}): ${match.name}`)
    print(`  ${match.severity}, ${match.points} points, ${match.category}, confidence ${match.confidence}`)
    print(
      `  found ${match.excerpt === '' ? '' : `${match.excerpt} `}in the ${match.field}${where === '' ? '' : ` at ${where}`} by ${match.detector}`,
    )
    for (const why of match.why) print(`  because ${why}`)
  }
  for (const { field, reason } of unscanned) print(`not looked at: ${field}: ${reason}`)
  print(
    matches.length === 0
      ? `none of ${rows.length} rules matches`
      : `${matches.length} of ${rows.length} rules match; the risk score is ${scoreOf(matches)}`,
  )
}
