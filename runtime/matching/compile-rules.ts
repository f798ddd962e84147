import type { Match, Rule, Unscanned } from '@flagwise/schemas'
import type { Finding } from './conditions/finder.ts'
import { maxFindings } from './conditions/finder.ts'
import type { Fact, Matchable } from './conditions/request.ts'
import { createFieldScan, type FieldScan } from './field-scan.ts'
import type { RuleDocument, TextField } from './language/rule-document.ts'
import { toDocument } from './language/rule-row.ts'
import { PatternRefused } from './pattern.ts'
import { redact } from './redact.ts'
import { type Excuse, type Node, needOf, openWorkshop, type Workshop } from './rule-tree.ts'
import { literalIndex } from './scan/literal-index.ts'
import { triggersOf } from './triggers.ts'
import { longestScan } from './windows.ts'

export type { Matchable } from './conditions/request.ts'

/** What the rules say of a request. */
export interface Verdict {
  /** In the order in which rules are tried: higher priority first, then by name. A rule matches once a text, however often it hits. */
  readonly matches: readonly Match[]
  /** What could not be looked at; such a request is not clean, whatever else was found. */
  readonly unscanned: readonly Unscanned[]
}

/** A set of rules, ready to match. Immutable. */
export interface RuleSet {
  /** Time grows with the text in proportion. */
  match(request: Matchable): Verdict
  /** Active rules that cannot be used, and why. */
  readonly ignored: readonly IgnoredRule[]
}

export interface IgnoredRule {
  readonly ruleId: string
  readonly name: string
  readonly reason: string
}

interface CompiledRule {
  readonly rule: Rule
  readonly document: RuleDocument
  readonly node: Node
  readonly excuses: readonly Excuse[]
}

/** What held for a rule in one text. */
interface Held {
  readonly findings: readonly (Finding & { readonly detector: string })[]
  readonly facts: readonly Fact[]
}

const textFields: readonly TextField[] = ['prompt', 'response']
const inAllFields = (1 << textFields.length) - 1

/** Compiles the active rules. A rule that cannot be used is left out with its reason; the others go on. */
export function compileRuleSet(rules: Iterable<Rule>): RuleSet {
  const ignored: IgnoredRule[] = []
  const workshop = openWorkshop()
  const compiled: CompiledRule[] = []
  for (const rule of inOrder(rules)) {
    try {
      compiled.push(compiledRule(rule, workshop))
    } catch (error) {
      if (!(error instanceof PatternRefused)) throw error
      ignored.push({ ruleId: rule.id, name: rule.name, reason: error.message })
    }
  }
  return { ignored, match: matcherOf(compiled, workshop) }
}

function compiledRule(rule: Rule, workshop: Workshop): CompiledRule {
  const document = toDocument(rule)
  return {
    rule,
    document,
    node: workshop.nodeOf(document.match, {
      // The three plain types mean what they mean in the original.
      asItStands: rule.type !== 'composite',
      confidence: document.confidence,
    }),
    excuses: document.exceptions.map((exception) => workshop.excuseOf(exception)),
  }
}

const inOrder = (rules: Iterable<Rule>): readonly Rule[] =>
  [...rules]
    .filter((rule) => rule.active)
    .sort((a, b) => b.priority - a.priority || compare(a.name, b.name) || compare(a.id, b.id))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function matcherOf(rules: readonly CompiledRule[], workshop: Workshop): RuleSet['match'] {
  const { finders, unanchored, numbers } = workshop
  const index = literalIndex(numbers.literals)
  /** Rules that must be tried on each request, and by finder those that must be tried when it is triggered. */
  const always: number[] = []
  const rulesOf = new Map<number, number[]>()
  for (const [order, { node }] of rules.entries()) {
    const need = needOf(node, (finder) => unanchored.has(finder))
    if (need === null) always.push(order)
    else for (const finder of new Set(need)) rulesOf.set(finder, [...(rulesOf.get(finder) ?? []), order])
  }
  const triggers = triggersOf(finders, new Set(rulesOf.keys()), unanchored, numbers.literals.length)
  const scans: Readonly<Record<TextField, FieldScan>> = {
    prompt: createFieldScan(finders, triggers, index),
    response: createFieldScan(finders, triggers, index),
  }
  const looksAtResponses = rules.some(({ document }) => document.fields.includes('response'))
  /** By rule, a bit for each field in which it may hold. */
  const mayHoldIn = new Uint8Array(rules.length)
  for (const order of always) mayHoldIn[order] = inAllFields
  let found: number[] = []

  /** Rules that may match, in their order. */
  function candidates(): readonly number[] {
    for (const order of found) mayHoldIn[order] = 0
    for (const order of always) mayHoldIn[order] = inAllFields
    found = [...always]
    for (const [at, field] of textFields.entries())
      for (const finder of scans[field].triggered)
        for (const order of rulesOf.get(finder) ?? []) {
          const fields = mayHoldIn[order] ?? 0
          if (fields === 0) found.push(order)
          mayHoldIn[order] = fields | (1 << at)
        }
    return found.length > always.length ? found.sort((a, b) => a - b) : always
  }

  return (request) => {
    const unscanned: Unscanned[] = []
    const response = looksAtResponses ? (request.response ?? '') : ''
    scans.prompt.scan(request.prompt)
    scans.response.scan(response)
    noteCut('prompt', request.prompt, unscanned)
    noteCut('response', response, unscanned)
    const matches: Match[] = []
    for (const order of candidates()) {
      const rule = rules[order]
      if (!rule) continue
      const before = matches.length
      tryRule(rule, mayHoldIn[order] ?? 0, request, matches, unscanned)
      if (matches.length > before && rule.rule.stopOnMatch) break
    }
    return { matches, unscanned }
  }

  function tryRule(
    rule: CompiledRule,
    fields: number,
    request: Matchable,
    matches: Match[],
    unscanned: Unscanned[],
  ): void {
    for (const [at, field] of textFields.entries()) {
      if ((fields & (1 << at)) === 0 || !rule.document.fields.includes(field)) continue
      try {
        const held = holds(rule.node, scans[field], request)
        // Facts are the same whatever the text.
        if (!held && rule.node.kind === 'facts') return
        const left = held && excused(rule, held, scans[field], field, request)
        if (!left) continue
        matches.push(matchOf(rule.rule, field, left, textOf(request, field)))
        // What holds by facts alone holds once, whatever the texts.
        if (left.findings.length === 0) return
      } catch (error) {
        unscanned.push({ field, reason: `the rule "${rule.rule.name}" failed: ${nameOf(error)}` })
      }
    }
  }

  /** What made the node hold; null when it does not. */
  function holds(node: Node, scan: FieldScan, request: Matchable): Held | null {
    switch (node.kind) {
      case 'find': {
        const findings = scan.findingsOf(node.finder)
        const detector = finders[node.finder]?.detector ?? ''
        return findings.length > 0
          ? { findings: findings.map((finding) => ({ ...finding, detector })), facts: [] }
          : null
      }
      case 'facts': {
        const facts = node.check(request)
        return facts && { findings: [], facts }
      }
      case 'not':
        return holds(node.part, scan, request) ? null : { findings: [], facts: [] }
      case 'all': {
        const parts: Held[] = []
        for (const part of node.parts) {
          const held = holds(part, scan, request)
          if (!held) return null
          parts.push(held)
        }
        return joined(parts)
      }
      case 'any': {
        const parts = node.parts.flatMap((part) => holds(part, scan, request) ?? [])
        return parts.length > 0 ? joined(parts) : null
      }
    }
  }

  /** What is left of it after the threshold and the exceptions; null when nothing is. */
  function excused(
    { document, excuses }: CompiledRule,
    held: Held,
    scan: FieldScan,
    field: TextField,
    request: Matchable,
  ): Held | null {
    if (held.findings.length === 0) return whenExcused(excuses, scan, request) ? null : held
    const text = textOf(request, field)
    const findings = held.findings.filter(
      ({ confidence, start, end }) =>
        confidence >= document.confidence &&
        !excuses.some((excuse) => excuse.kind === 'value' && excuse.excuses(text.slice(start, end))),
    )
    return findings.length === 0 || whenExcused(excuses, scan, request) ? null : { ...held, findings }
  }

  function whenExcused(excuses: readonly Excuse[], scan: FieldScan, request: Matchable): boolean {
    return excuses.some((excuse) => excuse.kind === 'when' && holds(excuse.node, scan, request) !== null)
  }
}

const joined = (parts: readonly Held[]): Held => ({
  findings: parts.flatMap(({ findings }) => findings),
  facts: parts.flatMap(({ facts }) => facts),
})

const textOf = (request: Matchable, field: TextField): string => request[field] ?? ''

function noteCut(field: TextField, text: string, unscanned: Unscanned[]): void {
  if (text.length > longestScan)
    unscanned.push({
      field,
      reason: `${text.length} characters; the first ${longestScan} were looked at`,
    })
}

/** The kind of an error: its message may hold text of the request. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error')

function matchOf(rule: Rule, field: TextField, { findings, facts }: Held, text: string): Match {
  const first = findings[0]
  const facet = {
    ruleId: rule.id,
    ruleVersion: rule.version,
    name: rule.name,
    category: rule.category,
    severity: rule.severity,
    points: rule.points,
  }
  if (!first) {
    const [fact] = facts
    return {
      ...facet,
      field: fact?.field ?? field,
      spans: fact && fact.field !== 'prompt' ? [{ start: 0, end: fact.value.length }] : [],
      excerpt: fact?.value ?? '',
      confidence: 1,
      detector: 'request',
      why: facts.map((one) => `${one.field}: ${one.value}`),
    }
  }
  const spans = findings
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .slice(0, maxFindings)
  const best = findings.reduce(
    (surest, finding) => (finding.confidence > surest.confidence ? finding : surest),
    first,
  )
  return {
    ...facet,
    field,
    spans,
    excerpt: first.shown ?? redact(text.slice(first.start, first.end)),
    confidence: Math.round(best.confidence * 100) / 100,
    detector: best.detector,
    why: [...new Set([...best.why, ...facts.map((one) => `${one.field}: ${one.value}`)])],
  }
}
