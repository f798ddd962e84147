import type { RuleType } from '@flagwise/schemas'
import { compileKeywords, compileModels, compileRegex, PatternRefused } from './pattern.ts'

/** What is wrong with a field of a rule, and what to do. */
export interface PatternProblem {
  readonly path: 'pattern'
  readonly message: string
}

const compile = { regex: compileRegex, keyword: compileKeywords, model_restriction: compileModels } as const

/** What the engine has against a rule; empty when it will run it. */
export function checkRule(rule: {
  readonly type: RuleType
  readonly pattern: string
}): readonly PatternProblem[] {
  try {
    compile[rule.type](rule.pattern)
    return []
  } catch (error) {
    if (!(error instanceof PatternRefused)) throw error
    return [{ path: 'pattern', message: error.message }]
  }
}
