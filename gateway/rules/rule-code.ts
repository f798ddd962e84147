import {
  parseRules,
  type RuleDocument,
  toDocument,
  toRule,
  writeRules,
} from '@flagwise/runtime/matching/language'
import type { Rule } from '@flagwise/schemas'
import { invalid, type RuleFacts } from './rule-command.ts'
import type { RuleLibrary } from './rule-library.ts'

/** Longest document of a rule, in characters; a rule has to fit into a record of its topic. */
const longestDocument = 200_000

/** The one rule of a YAML text. @throws RuleRejected that says where in the text each problem is */
export function parseDocument(text: string): RuleDocument {
  if (text.length > longestDocument)
    throw invalid([
      {
        path: 'document',
        message: `${text.length} characters; write at most ${longestDocument}`,
        line: 1,
        column: 1,
      },
    ])
  const { rules, problems } = parseRules(text, { file: 'document' })
  if (problems.length > 0)
    throw invalid(
      problems.map(({ path, message, line, column }) => ({
        path: path || 'document',
        message,
        line,
        column,
      })),
    )
  const [rule, second] = rules
  if (rule && !second) return rule
  throw invalid([
    {
      path: 'document',
      message: second ? 'holds several rules; give one at a time' : 'holds no rule; write one',
      line: 1,
      column: 1,
    },
  ])
}

/** What a document says of a rule of one's own. */
export function factsOfDocument(document: RuleDocument): RuleFacts {
  const {
    id: _id,
    version: _version,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    updatedBy: _updatedBy,
    ...facts
  } = toRule(document, { pack: '', version: 1, at: 0, by: '' })
  return facts
}

/** A rule as code, with the tests that it was delivered with. */
export function documentText(rule: Rule, library: RuleLibrary): string {
  const document = toDocument(rule)
  const delivered = rule.slug === '' ? undefined : library.rule(rule.slug)
  return writeRules([delivered ? { ...document, tests: delivered.tests } : document])
}
