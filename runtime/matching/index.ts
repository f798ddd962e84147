export { checkRule, type PatternProblem } from './check-rule.ts'
export { compileRules, type IgnoredRule, type Matchable, type RuleSet } from './compile-rules.ts'
export { redact } from './redact.ts'
export { scoreOf } from './score.ts'
