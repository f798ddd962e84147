import { stringify } from 'yaml'
import type {
  Condition,
  Count,
  Exception,
  Range,
  RequestCondition,
  RuleDocument,
  RuleTest,
} from './rule-document.ts'

/** Rules as YAML, one a document: keys in one order, short forms, and nothing that is as usual. `parseRules` reads the same rules. */
export const writeRules = (rules: readonly RuleDocument[]): string =>
  rules
    .map((rule) => stringify(formOf(rule), { lineWidth: 0, singleQuote: true, blockQuote: 'literal' }))
    .join('---\n')

function formOf(rule: RuleDocument): Readonly<Record<string, unknown>> {
  const { tests, fields } = rule
  return {
    id: rule.id,
    title: rule.title,
    description: rule.description,
    category: rule.category,
    severity: rule.severity,
    points: rule.points,
    ...(!rule.enabled && { enabled: false }),
    ...(rule.priority !== 0 && { priority: rule.priority }),
    ...(rule.stopOnMatch && { stopOnMatch: true }),
    ...filled('tags', rule.tags),
    ...filled('references', rule.references),
    ...filled('falsepositives', rule.falsePositives),
    ...(fields.join() !== 'prompt,response' && { fields }),
    ...(rule.confidence !== 0.5 && { confidence: rule.confidence }),
    match: conditionOf(rule.match),
    ...filled('exceptions', rule.exceptions.map(exceptionOf)),
    ...(tests.match.length + tests.noMatch.length > 0 && {
      tests: { ...filled('match', tests.match.map(testOf)), ...filled('noMatch', tests.noMatch.map(testOf)) },
    }),
  }
}

const filled = (key: string, list: readonly unknown[]) => (list.length > 0 ? { [key]: list } : {})

function conditionOf(condition: Condition): object {
  if ('all' in condition) return { all: condition.all.map(conditionOf) }
  if ('any' in condition) return { any: condition.any.map(conditionOf) }
  if ('not' in condition) return { not: conditionOf(condition.not) }
  if ('keywords' in condition) {
    const { words, within, case: caseRule, count } = condition.keywords
    const how = {
      ...(within !== 'word' && { within }),
      ...(caseRule !== 'ignore' && { case: caseRule }),
      ...countOf(count),
    }
    return { keywords: Object.keys(how).length === 0 && words.length > 0 ? words : { words, ...how } }
  }
  if ('regex' in condition) {
    const { pattern, case: caseRule, group, entropy, placeholders, count } = condition.regex
    const how = {
      ...(caseRule !== 'ignore' && { case: caseRule }),
      ...(group !== 0 && { group }),
      ...(entropy !== 0 && { entropy }),
      ...(placeholders !== 'allow' && { placeholders }),
      ...countOf(count),
    }
    return { regex: Object.keys(how).length === 0 ? pattern : { pattern, ...how } }
  }
  if ('entity' in condition) {
    const count = countOf(condition.entity.count)
    const { type } = condition.entity
    return { entity: Object.keys(count).length === 0 ? type : { type, ...count } }
  }
  if ('attack' in condition) return { attack: condition.attack.technique }
  return { request: requestOf(condition.request) }
}

const countOf = ({ atLeast, distinct }: Count): { readonly count?: number | Count } =>
  distinct ? { count: { atLeast, distinct } } : atLeast === 1 ? {} : { count: atLeast }

const requestOf = (request: RequestCondition): object =>
  Object.fromEntries(
    Object.entries(request).map(([fact, wanted]: [string, readonly unknown[] | object]) => [
      fact,
      isRange(wanted) ? rangeOf(wanted) : wanted,
    ]),
  )

const isRange = (wanted: object): wanted is Range =>
  'from' in wanted && 'to' in wanted && typeof wanted.from !== 'string'

const rangeOf = ({ from, to }: Range): number | object =>
  from !== null && from === to ? from : { ...(from !== null && { from }), ...(to !== null && { to }) }

const exceptionOf = (exception: Exception): object =>
  'when' in exception ? { when: conditionOf(exception.when) } : { value: exception.value }

function testOf(test: RuleTest): string | object {
  if (typeof test === 'string') return test
  const { prompt, ...facts } = test
  return prompt === '' ? facts : { prompt, ...facts }
}
