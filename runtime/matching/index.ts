export { checkRule, type HowItMatches, type PatternProblem } from './check-rule.ts'
export {
  compileRuleSet,
  type IgnoredRule,
  type Matchable,
  type RuleSet,
  type Verdict,
} from './compile-rules.ts'
export { checkCost } from './pattern-cost.ts'
export { redact } from './redact.ts'
export { scoreOf } from './score.ts'
