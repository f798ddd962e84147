export { compileRules, type Matchable, type RuleSet, scoreOf } from './compile-rules.ts'
export { checkRule, type PatternProblem } from './pattern.ts'
export { redact } from './redact.ts'
