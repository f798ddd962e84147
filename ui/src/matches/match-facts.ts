import type { MatchFactsFragment } from '../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../graphql/generated/index.ts'

/** All that is shown of a match. */
export const MatchFacts = graphql(`
  fragment MatchFacts on Match {
    ruleId ruleVersion name category severity points field excerpt confidence detector why spans { start end }
  }
`)

export type MatchView = MatchFactsFragment

export const matchesOf = (matches: readonly FragmentType<typeof MatchFacts>[]): readonly MatchView[] =>
  readFragment(MatchFacts, matches)
