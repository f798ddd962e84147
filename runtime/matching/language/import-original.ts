import { type Severity, severities } from '@flagwise/schemas'
import { entriesOf } from '../pattern.ts'
import { patternFault } from './expand-condition.ts'
import {
  cleanText,
  combined,
  type Imported,
  type ImportNote,
  keysOf,
  listOf,
  openNames,
  regexOf,
  substringsOf,
  usual,
} from './imported.ts'
import { customScoring } from './original-scoring.ts'
import type { Condition, RuleDocument, RuleTest } from './rule-document.ts'

/** Says nothing that a rule would look for. */
const plainText = 'Thanks, see you on Tuesday.'

/**
 * Rules of the original FlagWise, as its API and its table have them: rows of `detection_rules`, alone, in a page (`items`), or as an
 * export (`columns` and `data`). They mean what its engine did; what it kept and never read is kept as tags.
 */
export function importOriginal(exported: unknown): Imported {
  const notes: ImportNote[] = []
  const names = openNames()
  const rules = rowsOf(exported).flatMap((row, at) => {
    const name = textIn(row, 'name') || `rule ${at + 1}`
    const say = (kind: ImportNote['kind'], message: string): void =>
      void notes.push({ rule: name, kind, message })
    const said = matchOf(row, say)
    if (!said) return []
    const title = names.title(cleanText(name, 120))
    if (title !== name) say('changed', `its title is now "${title}"`)
    const logic = textIn(row, 'combination_logic').toLowerCase()
    return [
      {
        ...usual,
        id: names.slug(name),
        title,
        description: cleanText(textIn(row, 'description'), 2000) || `${title}, of the original FlagWise.`,
        category: textIn(row, 'category') || 'security',
        severity: severityOf(row, say),
        points: numberIn(row, 'points', 0, 100),
        enabled: !/^(false|f|0|no)$/i.test(textIn(row, 'is_active')),
        priority: numberIn(row, 'priority', -1_000_000, 1_000_000),
        stopOnMatch: /^(true|t|1|yes)$/i.test(textIn(row, 'stop_on_match')),
        tags: logic === '' ? [] : [`original-combination-logic:${logic}`],
        fields: ['prompt'],
        ...said,
      } satisfies RuleDocument,
    ]
  })
  if (rules.length + notes.length === 0)
    notes.push({
      rule: '',
      kind: 'left out',
      message: 'no rules are in it; give rows with name, rule_type and pattern',
    })
  return { rules, notes }
}

type Row = Readonly<Record<string, unknown>>
type Said = Pick<RuleDocument, 'match' | 'tests'>

function rowsOf(exported: unknown): readonly Row[] {
  const { items, data, rules, detection_rules } = keysOf(exported)
  const list = [exported, items, data, rules, detection_rules].find(Array.isArray)
  if (list) return listOf(list).map(keysOf)
  return 'pattern' in keysOf(exported) ? [keysOf(exported)] : []
}

const textIn = (row: Row, key: string): string => {
  const value = row[key]
  return value === undefined || value === null ? '' : String(value).trim()
}

function numberIn(row: Row, key: string, least: number, most: number): number {
  const number = Math.round(Number(textIn(row, key)))
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : 0
}

function severityOf(row: Row, say: (kind: 'changed', message: string) => void): Severity {
  const given = textIn(row, 'severity').toLowerCase()
  const known = severities.find((severity) => severity === given)
  if (!known) say('changed', `its severity "${given}" is not known; it is medium now`)
  return known ?? 'medium'
}

function matchOf(row: Row, say: (kind: ImportNote['kind'], message: string) => void): Said | undefined {
  const type = textIn(row, 'rule_type') || textIn(row, 'type')
  const pattern = textIn(row, 'pattern')
  switch (type) {
    case 'keyword': {
      const words = entriesOf(pattern)
      const [first] = words
      if (!first) return void say('left out', 'it has no keywords')
      if (entriesOf(` ${pattern},`).length < pattern.split(',').length)
        say('changed', 'an empty keyword, which matched every prompt, is gone')
      const isQuiet = !words.some((word) => plainText.toLowerCase().includes(word.toLowerCase()))
      return withTests(substringsOf(words), [first], isQuiet ? [plainText] : [])
    }
    case 'regex': {
      const fault = patternFault(pattern)
      if (fault) return void say('left out', `its pattern ${pattern}: ${fault}`)
      return withTests(regexOf(pattern), [], [])
    }
    case 'model_restriction': {
      const models = entriesOf(pattern)
      const [first] = models
      if (!first) return void say('left out', 'it has no models')
      return withTests(
        models.some((model) => /[*?]/.test(model))
          ? literalModels(models, say)
          : { request: { model: models } },
        [{ prompt: '', model: first }],
        [{ prompt: '', model: 'another-model' }],
      )
    }
    case 'custom_scoring': {
      const scoring = customScoring(pattern, textIn(row, 'combination_logic'))
      if ('problem' in scoring) return void say('left out', scoring.problem)
      say('changed', 'the original never ran custom_scoring; this rule does match')
      return withTests(combined(scoring.how, scoring.conditions), [], [])
    }
    default:
      return void say(
        'left out',
        `its type "${type}" is none of keyword, regex, model_restriction, custom_scoring`,
      )
  }
}

/** The original compares names letter by letter; ours take * and ?. */
function literalModels(
  models: readonly string[],
  say: (kind: 'changed', message: string) => void,
): Condition {
  say('changed', '* and ? in the names of its models now stand for any characters')
  return { request: { model: models } }
}

const withTests = (match: Condition, matching: readonly RuleTest[], others: readonly RuleTest[]): Said => ({
  match,
  tests: { match: matching, noMatch: others },
})
