import type { Match, Rule } from '@flagwise/schemas'
import { findHits } from './find-hits.ts'
import { compileKeywords, compileModels, compileRegex, type Pattern, PatternRefused } from './pattern.ts'
import { patternSets } from './pattern-sets.ts'
import { redact } from './redact.ts'
import { encode, encodeBriefly, inOriginal } from './text.ts'

/** What the rules look at. */
export interface Matchable {
  readonly prompt: string
  readonly model: string
}

/** A set of rules, ready to match. Immutable. */
export interface RuleSet {
  /**
   * Matches in the order in which the rules are tried: higher priority first, then by name. A rule matches once, however often
   * it hits. Time grows with the text in proportion.
   */
  match(request: Matchable): readonly Match[]
  /** Active rules that cannot be used, and why. */
  readonly ignored: readonly IgnoredRule[]
}

export interface IgnoredRule {
  readonly ruleId: string
  readonly name: string
  readonly reason: string
}

interface ActiveRule {
  readonly rule: Rule
  /** Position in the order in which rules are tried. */
  readonly order: number
}

interface TextRule extends ActiveRule {
  readonly pattern: Pattern
  /** Of a keyword rule: the words as the rule writes them, by their lower-case form. */
  readonly written?: ReadonlyMap<string, string>
}

/** Compiles the active rules. A rule that cannot be used is left out with its reason; the others go on. */
export function compileRules(rules: Iterable<Rule>): RuleSet {
  const ignored: IgnoredRule[] = []
  const textRules: TextRule[] = []
  const rulesByModel = new Map<string, ActiveRule[]>()
  for (const [order, rule] of inOrder(rules).entries()) {
    try {
      if (rule.type === 'model_restriction')
        for (const model of compileModels(rule.pattern))
          rulesByModel.set(model, [...(rulesByModel.get(model) ?? []), { rule, order }])
      else if (rule.type === 'regex') textRules.push({ rule, order, pattern: compileRegex(rule.pattern) })
      else {
        const pattern = compileKeywords(rule.pattern)
        textRules.push({ rule, order, pattern, written: pattern.written })
      }
    } catch (error) {
      if (!(error instanceof PatternRefused)) throw error
      ignored.push({ ruleId: rule.id, name: rule.name, reason: error.message })
    }
  }
  const sets = patternSets(textRules)

  return {
    ignored,
    match(request) {
      const candidates: (ActiveRule | TextRule)[] = candidatesIn(request.prompt)
      const restricted = rulesByModel.get(request.model.toLowerCase())
      if (restricted) candidates.push(...restricted)
      return candidates.length === 0 ? [] : confirmed(candidates, request)
    },
  }

  /** In `İ` alone, lower-casing finds letters that the engine, which folds one character into one, does not. */
  function candidatesIn(prompt: string): TextRule[] {
    const found = sets.candidates(encodeBriefly(prompt).bytes)
    if (!prompt.includes('İ')) return found
    return [...new Set([...found, ...sets.candidates(encodeBriefly(prompt.toLowerCase()).bytes)])]
  }
}

const inOrder = (rules: Iterable<Rule>): readonly Rule[] =>
  [...rules]
    .filter((rule) => rule.active)
    .sort((a, b) => b.priority - a.priority || compare(a.name, b.name) || compare(a.id, b.id))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Tries the candidates in order, up to the first that matches and stops. */
function confirmed(candidates: (ActiveRule | TextRule)[], { prompt, model }: Matchable): readonly Match[] {
  candidates.sort((a, b) => a.order - b.order)
  const text = encode(prompt)
  const lower = prompt.toLowerCase()
  const lowerText = lower === prompt ? text : encode(lower)
  const matches: Match[] = []
  for (const candidate of candidates) {
    const match = matchOf(candidate)
    if (!match) continue
    matches.push(match)
    if (candidate.rule.stopOnMatch) break
  }
  return matches

  function matchOf(candidate: ActiveRule | TextRule): Match | undefined {
    const { rule } = candidate
    if (!('pattern' in candidate))
      return { ...factsOf(rule), field: 'model', spans: [{ start: 0, end: model.length }], excerpt: model }
    const { pattern, written } = candidate
    const { spans, first } = findHits(pattern.compiled, written ? lowerText : text)
    if (spans.length === 0) return undefined
    return {
      ...factsOf(rule),
      field: 'prompt',
      spans: written ? spans.map(inOriginal(prompt, lower)) : spans,
      excerpt: written ? (written.get(first) ?? first) : redact(first),
    }
  }
}

const factsOf = (rule: Rule) => ({
  ruleId: rule.id,
  ruleVersion: rule.version,
  name: rule.name,
  category: rule.category,
  severity: rule.severity,
  points: rule.points,
})
