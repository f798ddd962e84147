import { defineProcessor } from '@flagwise/runtime'
import { compileRuleSet, scoreOf } from '@flagwise/runtime/matching'
import { topics } from '@flagwise/schemas'
import { flagOf } from './flag-of.ts'

/** Raises one flag for each request that breaks at least one active rule, or that could not be looked at as a whole. */
export default defineProcessor({
  name: 'detection',
  input: topics.llmRequests,
  output: topics.flags('detection'),

  /** Read to their end before the first request; a change is a new snapshot between two reads. */
  tables: { rules: topics.detectionRules },

  prepare({ rules }, world) {
    const ruleSet = compileRuleSet(rules.rows.values())
    for (const { ruleId, reason } of ruleSet.ignored) world.ignored({ table: 'rules', key: ruleId, reason })
    return { ruleSet, version: rules.version }
  },

  process(request, { prepared, source, receivedAt }) {
    const verdict = prepared.ruleSet.match(request)
    if (scoreOf(verdict.matches) === 0 && verdict.unscanned.length === 0) return []
    const decision = { processor: 'detection', ruleSetVersion: prepared.version, source, receivedAt }
    return [flagOf(request, verdict, decision)]
  },
})
