import type { Rule } from '@flagwise/schemas'
import { parseDefinition } from './language/rule-row.ts'
import { compileKeywords, compileModels, compileRegex, PatternRefused } from './pattern.ts'
import { openWorkshop } from './rule-tree.ts'

/** What is wrong with a field of a rule, and what to do. */
export interface PatternProblem {
  readonly path: 'pattern' | 'definition'
  readonly message: string
}

/** What says how a rule matches. */
export type HowItMatches = Pick<Rule, 'type' | 'pattern'> & Partial<Pick<Rule, 'definition'>>

/** What the engine has against a rule; empty when it will run it. */
export function checkRule(rule: HowItMatches): readonly PatternProblem[] {
  try {
    compile(rule)
    return []
  } catch (error) {
    if (!(error instanceof PatternRefused)) throw error
    return [{ path: rule.type === 'composite' ? 'definition' : 'pattern', message: error.message }]
  }
}

function compile({ type, pattern, definition = '' }: HowItMatches): void {
  switch (type) {
    case 'keyword':
      compileKeywords(pattern)
      return
    case 'regex':
      compileRegex(pattern)
      return
    case 'model_restriction':
      compileModels(pattern)
      return
    case 'composite': {
      const { match, exceptions } = parseDefinition(definition)
      const workshop = openWorkshop()
      workshop.nodeOf(match)
      for (const exception of exceptions) workshop.excuseOf(exception)
    }
  }
}
