import {
  DefinitionRefused,
  type Path,
  parseRules,
  pathText,
  type RuleDocument,
  toDocument,
  toRule,
  writeRules,
} from '@flagwise/runtime/matching/language'
import type { Rule } from '@flagwise/schemas'
import type { FailedTest } from './failed-tests.ts'
import { invalid, type RuleFacts, type RuleProblem } from './rule-command.ts'
import type { RuleLibrary } from './rule-library.ts'

/** Longest document of a rule, in characters; a rule has to fit into a record of its topic. */
const longestDocument = 200_000

/** A rule as code, and where in its text its parts stand. */
export interface RuleCode {
  readonly document: RuleDocument
  placeOf(path: Path): { readonly line: number; readonly column: number }
}

/** The one rule of a YAML text. @throws RuleRejected that says where in the text each problem is */
export function parseDocument(text: string, { lists }: RuleLibrary): RuleCode {
  const whole = (message: string) => invalid([{ path: 'document', message, line: 1, column: 1 }])
  if (text.length > longestDocument)
    throw whole(`${text.length} characters; write at most ${longestDocument}`)
  const { rules, problems, whereIs } = parseRules(text, { file: 'document', lists })
  if (problems.length > 0)
    throw invalid(
      problems.map(({ path, message, line, column }) => ({
        path: path || 'document',
        message,
        line,
        column,
      })),
    )
  const [document, second] = rules
  if (second) throw whole('holds several rules; give one at a time')
  if (!document) throw whole('holds no rule; write one')
  return {
    document,
    placeOf: (path) => {
      const { line, column } = whereIs(document.id, path)
      return { line, column }
    },
  }
}

/** What is wrong with a rule whose tests say something else than it does. */
export const problemsOfTests = (
  { placeOf }: RuleCode,
  failed: readonly FailedTest[],
): readonly RuleProblem[] =>
  failed.map(({ kind, at, why }) => {
    const path = ['tests', kind, at]
    const message =
      kind === 'match'
        ? 'the rule does not match this, but must; change the rule or the test'
        : `the rule matches this, but must not: ${why.join('; ')}`
    return { path: pathText(path), message, ...placeOf(path) }
  })

/** The row of a rule of one's own. */
export const rowOf = (document: RuleDocument): Rule =>
  toRule(document, { pack: '', version: 1, at: 0, by: '' })

/** What a document says of a rule of one's own. */
export function factsOfDocument(document: RuleDocument): RuleFacts {
  const {
    id: _id,
    version: _version,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    updatedBy: _updatedBy,
    ...facts
  } = rowOf(document)
  return facts
}

/** A rule as code, with the tests that it was delivered with. */
export function documentText(rule: Rule, library: RuleLibrary): string {
  const document = readable(rule)
  if (typeof document === 'string') return document
  const delivered = rule.slug === '' ? undefined : library.rule(rule.slug)
  return writeRules([delivered ? { ...document, tests: delivered.tests } : document])
}

/** A definition that cannot be read is said to be none, where its code would stand. */
function readable(rule: Rule): RuleDocument | string {
  try {
    return toDocument(rule)
  } catch (error) {
    if (!(error instanceof DefinitionRefused)) throw error
    return `# ${error.message}\n`
  }
}
