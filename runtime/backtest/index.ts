export {
  type ChangedRules,
  changeRules,
  NoSuchRule,
  type RuleChange,
  type RuleEffect,
} from './change-rules.ts'
export type { Judgement } from './compare-verdicts.ts'
export type { Example } from './examples.ts'
export type { Window } from './read-window.ts'
export {
  type BacktestEnd,
  type BacktestOptions,
  type BacktestProgress,
  type BacktestReport,
  runBacktest,
} from './run-backtest.ts'
export type { RuleTally } from './tally.ts'
