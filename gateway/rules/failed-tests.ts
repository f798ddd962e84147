import { compileRuleSet } from '@flagwise/runtime/matching'
import { type RuleDocument, requestOfTest } from '@flagwise/runtime/matching/language'
import type { Rule } from '@flagwise/schemas'

/** A rule, and the texts that show what it does. */
export interface Proof extends Pick<RuleDocument, 'tests' | 'fields'> {
  readonly rule: Rule
}

/** A test of a rule that says something else than the rule does. */
export interface FailedTest {
  readonly kind: 'match' | 'noMatch'
  /** Position in its list, from 0. */
  readonly at: number
  /** Such as `keyword: bluebird`; empty where nothing matched. */
  readonly why: readonly string[]
}

/** Runs the tests of a rule in the engine that judges traffic. */
export function failedTests({ rule, tests, fields }: Proof): readonly FailedTest[] {
  const set = compileRuleSet([{ ...rule, active: true }])
  return (['match', 'noMatch'] as const).flatMap((kind) =>
    tests[kind].flatMap((test, at) => {
      const { matches } = set.match(requestOfTest(test, fields, `${rule.slug} ${at}`))
      return matches.length > 0 === (kind === 'match')
        ? []
        : [{ kind, at, why: matches.flatMap(({ why }) => [...why]) }]
    }),
  )
}
