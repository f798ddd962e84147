import { derivedId, type Rule } from '@flagwise/schemas'
import { entriesOf, PatternRefused } from '../pattern.ts'
import { type Definition, expandDefinition } from './expand-rule.ts'
import { type Path, pathText, type RuleProblem } from './problem.ts'
import type { Condition, Count, RuleDocument } from './rule-document.ts'
import { definitionForm } from './rule-form.ts'
import { checked, isTooDeep } from './yaml-source.ts'

/** The definition of a row is not one; the message begins with where in it. */
export class DefinitionRefused extends PatternRefused {
  readonly path: Path

  constructor({ path, message }: RuleProblem) {
    super(`${pathText(['definition', ...path])}: ${message}`)
    this.path = path
  }
}

/** What a row says of a rule that its document does not. */
export interface RowFacts {
  readonly pack: string
  readonly version: number
  /** ms since 1970 */
  readonly at: number
  readonly by: string
}

/** The row of a rule as code, as it is first written. A rule that the forms of the UI can show becomes one of the three plain types. */
export function toRule(document: RuleDocument, { pack, version, at, by }: RowFacts): Rule {
  const { id, title, description, category, severity, points, priority, stopOnMatch, enabled } = document
  const { tags, references, falsePositives } = document
  return {
    id: derivedId('rule', id),
    version,
    name: title,
    description,
    category,
    ...(plainType(document) ?? { type: 'composite', pattern: '', definition: canonical(document) }),
    severity,
    points,
    priority,
    stopOnMatch,
    active: enabled,
    createdAt: at,
    updatedAt: at,
    updatedBy: by,
    slug: id,
    pack,
    tags,
    references,
    falsePositives,
  }
}

/**
 * The document of a row, without tests: rows keep none. A rule that was made in the UI goes by the id of its row.
 * @throws DefinitionRefused where the definition of a composite rule is none
 */
export function toDocument(rule: Rule): RuleDocument {
  return {
    id: rule.slug || rule.id,
    title: rule.name,
    description: rule.description,
    category: rule.category,
    severity: rule.severity,
    points: rule.points,
    enabled: rule.active,
    priority: rule.priority,
    stopOnMatch: rule.stopOnMatch,
    tags: rule.tags,
    references: rule.references,
    falsePositives: rule.falsePositives,
    ...definitionOf(rule),
    tests: { match: [], noMatch: [] },
  }
}

const once: Count = { atLeast: 1, distinct: false }
const plain = { fields: ['prompt'], confidence: 0.5, exceptions: [] } as const

function definitionOf(rule: Rule): Definition {
  switch (rule.type) {
    case 'keyword':
      return { ...plain, match: { keywords: { ...plainKeywords, words: entriesOf(rule.pattern) } } }
    case 'regex':
      return { ...plain, match: { regex: { ...plainRegex, pattern: rule.pattern } } }
    case 'model_restriction':
      return { ...plain, match: { request: { model: entriesOf(rule.pattern) } } }
    case 'composite':
      return parseDefinition(rule.definition)
  }
}

const plainKeywords = { within: 'substring', case: 'ignore', count: once } as const
const plainRegex = { case: 'ignore', group: 0, entropy: 0, placeholders: 'allow', count: once } as const

/** @throws DefinitionRefused */
export function parseDefinition(definition: string): Definition {
  let value: unknown
  try {
    value = JSON.parse(definition)
  } catch {
    throw new DefinitionRefused({ path: [], message: 'is no JSON; write the rule again' })
  }
  if (isTooDeep(value))
    throw new DefinitionRefused({ path: [], message: 'nests too deeply; at most 40 levels' })
  const form = checked(definitionForm, value)
  const problems: RuleProblem[] = 'problems' in form ? [...form.problems] : []
  const expanded =
    'problems' in form ? undefined : expandDefinition(form.value, { lists: new Map() }, problems)
  const [first] = problems
  if (first) throw new DefinitionRefused(first)
  if (!expanded) throw new DefinitionRefused({ path: [], message: 'is empty' })
  return expanded
}

/** The definition as JSON, the same for the same meaning: keys in order, nothing between them. */
const canonical = ({ fields, confidence, match, exceptions }: Definition): string =>
  JSON.stringify(sorted({ fields, confidence, match, exceptions }))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

type PlainType = Pick<Rule, 'type' | 'pattern' | 'definition'>

/** The plain type that says all of a rule, if there is one. */
function plainType(definition: Definition): PlainType | undefined {
  const { fields, confidence, match, exceptions } = definition
  if (fields.join() !== 'prompt' || confidence !== plain.confidence || exceptions.length > 0) return undefined
  const said = plainPattern(match)
  return said && { ...said, definition: '' }
}

function plainPattern(match: Condition): Pick<Rule, 'type' | 'pattern'> | undefined {
  if ('keywords' in match) {
    const { words, ...how } = match.keywords
    return same(how, plainKeywords) ? ofEntries('keyword', words) : undefined
  }
  if ('regex' in match) {
    const { pattern, ...how } = match.regex
    return same(how, plainRegex) ? { type: 'regex', pattern } : undefined
  }
  if ('request' in match) {
    const { model, ...others } = match.request
    if (!model || Object.keys(others).length > 0 || model.some((name) => /[*?]/.test(name))) return undefined
    return ofEntries('model_restriction', model)
  }
  return undefined
}

/** Entries as a list between commas, unless that would say something else. */
function ofEntries(type: 'keyword' | 'model_restriction', entries: readonly string[]) {
  const pattern = entries.join(', ')
  return same(entriesOf(pattern), entries) && entries.length > 0 ? { type, pattern } : undefined
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
