import type { Match, Rule, Span } from '@flagwise/schemas'
import RE2 from 're2'
import { compileKeywords, compileRegex, entriesOf, PatternRefused } from './pattern.ts'
import { redact } from './redact.ts'

/** What the rules look at. */
export interface Matchable {
  readonly prompt: string
  /** Lower case. */
  readonly model: string
}

/** A set of rules, ready to match. Immutable. */
export interface RuleSet {
  /** Matches in the order in which the rules are tried: higher priority first, then by name. */
  match(request: Matchable): readonly Match[]
  /** Active rules that cannot be used, and why. */
  readonly ignored: readonly { readonly ruleId: string; readonly name: string; readonly reason: string }[]
}

/** Most hits of one rule that a match names; more say nothing new. */
const maxSpans = 20
/** Rules in one automaton; larger ones grow past the engine's memory. */
const rulesPerSet = 64

interface TextRule {
  readonly rule: Rule
  readonly pattern: RE2
}

interface ModelRule {
  readonly rule: Rule
  readonly models: ReadonlySet<string>
}

interface TextSet {
  readonly set: { match(text: string): number[] }
  readonly rules: readonly TextRule[]
}

/**
 * Compiles the active rules into a matcher that runs in time linear in the text. All patterns run at once over the text to find
 * which rules match; where they match is asked of those alone.
 */
export function compileRules(rules: Iterable<Rule>): RuleSet {
  const ordered = [...rules]
    .filter((rule) => rule.active)
    .sort((a, b) => b.priority - a.priority || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const ignored: { ruleId: string; name: string; reason: string }[] = []
  const textRules: TextRule[] = []
  const modelRules: ModelRule[] = []
  for (const rule of ordered) {
    try {
      if (rule.type === 'model_restriction') modelRules.push({ rule, models: modelsOf(rule.pattern) })
      else
        textRules.push({
          rule,
          pattern: rule.type === 'regex' ? compileRegex(rule.pattern) : compileKeywords(rule.pattern),
        })
    } catch (error) {
      if (!(error instanceof PatternRefused)) throw error
      ignored.push({ ruleId: rule.id, name: rule.name, reason: error.message })
    }
  }
  const sets = textSetsOf(textRules)
  const order = new Map(ordered.map((rule, position) => [rule.id, position]))
  const stops = ordered.some((rule) => rule.stopOnMatch)

  return {
    ignored,
    match({ prompt, model }) {
      const text = wellFormed(prompt)
      const found: { readonly rule: Rule; readonly pattern?: RE2 }[] = []
      for (const { set, rules: inSet } of sets) {
        const hits = set.match(text)
        for (const hit of hits) {
          const textRule = inSet[hit]
          if (textRule) found.push(textRule)
        }
      }
      for (const modelRule of modelRules) if (modelRule.models.has(model)) found.push(modelRule)
      if (found.length === 0) return []
      found.sort((a, b) => (order.get(a.rule.id) ?? 0) - (order.get(b.rule.id) ?? 0))
      const last = stops ? found.findIndex(({ rule }) => rule.stopOnMatch) : -1
      return (last === -1 ? found : found.slice(0, last + 1)).map(({ rule, pattern }) =>
        pattern ? textMatch(rule, pattern, text) : modelMatch(rule, model),
      )
    },
  }
}

function modelsOf(list: string): ReadonlySet<string> {
  const models = entriesOf(list.toLowerCase())
  if (models.length === 0) throw new PatternRefused('empty; write model names separated by commas')
  return new Set(models)
}

function textSetsOf(rules: readonly TextRule[]): readonly TextSet[] {
  const sets: TextSet[] = []
  for (let start = 0; start < rules.length; start += rulesPerSet) {
    const part = rules.slice(start, start + rulesPerSet)
    sets.push({
      rules: part,
      set: new RE2.Set(
        part.map(({ pattern }) => pattern.source),
        'iu',
      ),
    })
  }
  return sets
}

/** A half of a surrogate pair has no form in UTF-8; the engine would count its length otherwise than JavaScript does. */
const wellFormed = (text: string): string => (text.isWellFormed() ? text : text.toWellFormed())

function textMatch(rule: Rule, pattern: RE2, text: string): Match {
  const spans: Span[] = []
  let first = ''
  pattern.lastIndex = 0
  for (let hit = pattern.exec(text); hit && spans.length < maxSpans; hit = pattern.exec(text)) {
    if (spans.length === 0) first = hit[0]
    spans.push({ start: hit.index, end: hit.index + hit[0].length })
    if (hit[0] === '') pattern.lastIndex++
  }
  pattern.lastIndex = 0
  return matchOf(rule, 'prompt', spans, rule.type === 'keyword' ? first.toLowerCase() : redact(first))
}

const modelMatch = (rule: Rule, model: string): Match =>
  matchOf(rule, 'model', [{ start: 0, end: model.length }], model)

const matchOf = (rule: Rule, field: string, spans: readonly Span[], excerpt: string): Match => ({
  ruleId: rule.id,
  ruleVersion: rule.version,
  name: rule.name,
  category: rule.category,
  severity: rule.severity,
  points: rule.points,
  field,
  spans,
  excerpt,
})

/** Risk score of what matched: the sum of the points, at most 100. A request with score 0 is not flagged, as in the original. */
export const scoreOf = (matches: readonly Match[]): number =>
  Math.min(
    100,
    matches.reduce((sum, match) => sum + match.points, 0),
  )
