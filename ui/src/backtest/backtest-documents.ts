import type { BacktestFactsFragment, BacktestInput } from '../graphql/generated/graphql.ts'
import { graphql } from '../graphql/generated/index.ts'

export const ExampleFacts = graphql(`
  fragment ExampleFacts on BacktestExample {
    requestId timestamp provider model
    before { isFlagged riskScore severity matches { ...MatchFacts } unscanned { field reason } }
    after { isFlagged riskScore severity matches { ...MatchFacts } unscanned { field reason } }
  }
`)

export const BacktestFacts = graphql(`
  fragment BacktestFacts on Backtest {
    id state from to startedAt read total judged error
    changes { ruleId }
    report {
      ended judged unreadable deadLetters newlyFlagged noLongerFlagged changed
      flagged { before after }
      unscanned { before after }
      ignored { name reason }
      examples {
        newlyFlagged { ...ExampleFacts }
        noLongerFlagged { ...ExampleFacts }
        changed { ...ExampleFacts }
      }
    }
  }
`)

/** A backtest, as the gateway tells of it. */
export type BacktestView = BacktestFactsFragment
export type Report = NonNullable<BacktestView['report']>
/** What would be done to the rules. */
export type RuleChange = Omit<BacktestInput, 'from' | 'to' | 'examples'>

export const StartBacktestDocument = graphql(`
  mutation StartBacktest($input: BacktestInput!) {
    startBacktest(input: $input) {
      __typename
      ... on Backtest { ...BacktestFacts }
      ... on RuleRejected { code message problems { path message line column } }
    }
  }
`)

export const BacktestDocument = graphql(`
  query Backtest($id: ID!) { backtest(id: $id) { ...BacktestFacts } }
`)

export const StopBacktestDocument = graphql(`
  mutation StopBacktest($id: ID!) { stopBacktest(id: $id) { ...BacktestFacts } }
`)
