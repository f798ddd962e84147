import { checkCost, compileRuleSet, type RuleSet } from '@flagwise/runtime/matching'
import {
  type Path,
  pathText,
  type RuleDocument,
  type RuleFileProblem,
  type RuleTest,
  requestOfTest,
} from '@flagwise/runtime/matching/language'
import type { RulePack } from '@flagwise/runtime/rule-folder'
import type { LlmRequest } from '@flagwise/schemas'
import { rowOf } from './rule-set.ts'

/** A test of a rule, as a request. */
export interface RuleExample {
  readonly rule: RuleDocument
  readonly kind: 'match' | 'noMatch'
  readonly at: number
  readonly request: LlmRequest
}

/** A rule that matches what another one is to match, both of them in use. */
export interface Overlap {
  readonly rule: string
  readonly other: string
  /** How many of the texts of `rule` the other one matches as well, of how many. */
  readonly shared: number
  readonly of: number
}

export interface RuleCheck {
  readonly rules: number
  readonly examples: readonly RuleExample[]
  readonly problems: readonly RuleFileProblem[]
  /** Rules with too few tests to trust them. */
  readonly untested: readonly string[]
  readonly overlaps: readonly Overlap[]
  /** All rules, compiled: those that stop others do not. */
  readonly set: RuleSet
}

type WhereIs = (
  ruleId: string,
  path: Path,
) => { readonly file: string; readonly line: number; readonly column: number }

/** Compiles the rules, runs the tests of each in the engine that judges traffic, and looks which rules say the same. */
export function checkRules(
  packs: readonly Pick<RulePack, 'id' | 'rules' | 'enabled'>[],
  whereIs: WhereIs,
): RuleCheck {
  const problems: RuleFileProblem[] = []
  const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ rule, pack })))
  const say = (rule: RuleDocument, path: Path, message: string): void =>
    void problems.push({ ...whereIs(rule.id, path), path: pathText([rule.id, ...path]), message })

  const bySlug = new Map(rules.map(({ rule }) => [rule.id, rule]))
  const rows = rules.map(({ rule, pack }) => ({ ...rowOf(rule, pack.id), active: true, stopOnMatch: false }))
  const inUse = new Set(rules.flatMap(({ rule, pack }) => (pack.enabled && rule.enabled ? [rule.id] : [])))
  const slugOf = new Map(rows.map(({ id, slug }) => [id, slug]))
  const set = compileRuleSet(rows)
  const unusable = new Set<string>()
  for (const { ruleId, reason } of set.ignored) {
    const rule = bySlug.get(slugOf.get(ruleId) ?? '')
    if (!rule) continue
    unusable.add(rule.id)
    say(rule, ['match'], reason)
  }

  for (const row of rows) {
    const rule = bySlug.get(row.slug)
    if (rule && !unusable.has(row.slug))
      for (const { message } of checkCost(row, () => performance.now())) say(rule, ['match'], message)
  }

  const examples = rules.flatMap(({ rule }) => examplesOf(rule))
  const shared = new Map<string, Map<string, number>>()
  for (const { rule, kind, at, request } of examples) {
    if (unusable.has(rule.id)) continue
    const { matches } = set.match(request)
    const own = matches.find(({ ruleId }) => slugOf.get(ruleId) === rule.id)
    const path = ['tests', kind, at]
    if (kind === 'match' && !own) say(rule, path, `does not match ${shown(rule.tests.match[at])}, but must`)
    if (kind === 'noMatch' && own)
      say(
        rule,
        path,
        `matches ${shown(rule.tests.noMatch[at])}, but must not: ${own.why.join('; ') || own.detector}`,
      )
    if (kind !== 'match' || !own || !inUse.has(rule.id)) continue
    const others = shared.get(rule.id) ?? new Map<string, number>()
    for (const slug of new Set(matches.map(({ ruleId }) => slugOf.get(ruleId) ?? '')))
      if (slug !== rule.id && inUse.has(slug)) others.set(slug, (others.get(slug) ?? 0) + 1)
    shared.set(rule.id, others)
  }
  const overlaps = [...shared].flatMap(([rule, others]) =>
    [...others].map(([other, count]) => ({
      rule,
      other,
      shared: count,
      of: bySlug.get(rule)?.tests.match.length ?? 0,
    })),
  )
  return {
    rules: rules.length,
    examples,
    problems,
    untested: rules
      .filter(({ rule: { tests } }) => tests.match.length < 2 || tests.noMatch.length < 1)
      .map(({ rule }) => rule.id),
    overlaps: overlaps.sort((a, b) => b.shared / b.of - a.shared / a.of || b.shared - a.shared),
    set,
  }
}

export const examplesOf = (rule: RuleDocument): readonly RuleExample[] =>
  (['match', 'noMatch'] as const).flatMap((kind) =>
    rule.tests[kind].map((test, at) => ({
      rule,
      kind,
      at,
      request: requestOfTest(test, rule.fields, `${rule.id} ${at}`),
    })),
  )

function shown(test: RuleTest | undefined): string {
  const text = JSON.stringify(test)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
