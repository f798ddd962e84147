import type { Known } from './expand-condition.ts'
import { expandRule } from './expand-rule.ts'
import type { Path, RuleFileProblem, RuleProblem } from './problem.ts'
import type { RuleDocument } from './rule-document.ts'
import { ruleForm } from './rule-form.ts'
import { checked, type Place, readYaml } from './yaml-source.ts'

export interface ParseOptions extends Partial<Known> {
  /** Name of the file, for problems. */
  readonly file: string
}

export interface ParsedRules {
  /** Those without a problem. */
  readonly rules: readonly RuleDocument[]
  readonly problems: readonly RuleFileProblem[]
  /** Where a part of a rule of the file stands. */
  whereIs(ruleId: string, path: Path): Place
}

/** The rules of a YAML text, one a document. Each problem says where it is, what is wrong and what to do. */
export function parseRules(
  yamlText: string,
  { file, lists = new Map(), entityTypes }: ParseOptions,
): ParsedRules {
  const rules: RuleDocument[] = []
  const problems: RuleFileProblem[] = []
  const places = new Map<string, (path: Path) => Place>()
  for (const part of readYaml(yamlText, file)) {
    problems.push(...part.problems)
    if (part.problems.length > 0) continue
    const form = checked(ruleForm, part.value)
    if ('problems' in form) {
      problems.push(...form.problems.map(part.placed))
      continue
    }
    const found: RuleProblem[] = []
    const rule = expandRule(form.value, { lists, entityTypes }, found)
    const first = places.get(rule.id)
    if (first)
      found.push({
        path: ['id'],
        message: `there is a rule ${rule.id} already in line ${first([]).line}; give this one an id of its own`,
      })
    else places.set(rule.id, part.whereIs)
    problems.push(...found.map(part.placed))
    if (found.length === 0) rules.push(rule)
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column)
  return { rules, problems, whereIs: (ruleId, path) => places.get(ruleId)?.(path) ?? { line: 1, column: 1 } }
}
