import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import { checkRules } from './check-rules.ts'
import { asColumns } from './columns.ts'
import { measureCosts, measureSet } from './rule-costs.ts'
import { rowOf, sayProblems } from './rule-set.ts'

export interface CheckOptions {
  /** Most lines of a list. */
  readonly top: number
  readonly costs: boolean
}

type Say = (line: string) => void

/** Checks a folder of rules. @returns whether nothing is wrong */
export function runCheck(folderPath: string, { top, costs }: CheckOptions, print: Say, say: Say): boolean {
  const folder = readRuleFolder(folderPath)
  const check = checkRules(folder.packs, folder.whereIs)
  const problems = [...folder.problems, ...check.problems]
  sayProblems({ problems }, say)

  print(`${check.rules} rules in ${folder.packs.length} packs, ${check.examples.length} tests`)
  print(
    asColumns([
      ['pack', 'on', 'rules', 'tests'],
      ...folder.packs.map(({ id, enabled, rules }) => [
        id,
        enabled ? 'yes' : 'no',
        String(rules.length),
        String(rules.reduce((sum, { tests }) => sum + tests.match.length + tests.noMatch.length, 0)),
      ]),
    ]),
  )
  if (check.untested.length > 0)
    print(
      `\n${check.untested.length} rules with fewer than two texts to match or none to pass over: ${listed(check.untested, top)}`,
    )
  const full = check.overlaps.filter(({ shared, of }) => shared === of)
  if (check.overlaps.length > 0) {
    print(
      `\n${check.overlaps.length} overlaps; in ${full.length} of them another rule matches all that a rule is tested to match:`,
    )
    print(
      asColumns([
        ['rule', 'its texts', 'also matched by'],
        ...check.overlaps
          .slice(0, top)
          .map(({ rule, other, shared, of }) => [rule, `${shared} of ${of}`, other]),
      ]),
    )
  }
  if (costs && check.rules > 0) {
    const requests = check.examples.map(({ request }) => request)
    const rows = folder.packs.flatMap((pack) => pack.rules.map((rule) => rowOf(rule, pack.id)))
    const whole = measureSet(check.set.match, requests)
    print(
      `\nall rules at once: ${micros(whole.p50)} a test text (half of them), ${micros(whole.p99)} (99 of 100)`,
    )
    print(
      asColumns([
        ['dearest rules', 'mean', 'slowest text'],
        ...measureCosts(rows, requests)
          .slice(0, top)
          .map(({ slug, mean, most }) => [slug, micros(mean), micros(most)]),
      ]),
    )
  }
  print(`\n${problems.length} problems`)
  return problems.length === 0
}

const micros = (time: number): string => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} µs`

const listed = (names: readonly string[], most: number): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`
