import { followTable } from '@flagwise/runtime/kafka'
import { defaultRules, derivedId, openCodec, type RuleEvent, topics } from '@flagwise/schemas'
import { openRuleLog, type RuleLogOptions } from './rule-log.ts'

/**
 * Writes the six default rules where no rule has ever been written; rules that were deleted stay deleted.
 * @returns how many were written
 * @throws KafkaError, KafkaTimeout, RegistryUnavailable, or an error that says which topic is missing
 */
export async function seedDefaultRules(options: RuleLogOptions): Promise<number> {
  const codec = await openCodec(topics.ruleEvents, options.registry)
  const history = await followTable(
    { ...topics.ruleEvents, name: `${options.topicPrefix ?? ''}${topics.ruleEvents.name}` },
    codec,
    options,
  )
  try {
    if (history.current().rows.size > 0) return 0
    const log = await openRuleLog(options)
    try {
      const events = createdBySystem(Date.now())
      // Whoever else writes meanwhile is seen in the rules, if not in the history that was read before.
      const offset = await log.append((rules) => (rules.size > 0 ? [] : events))
      return offset === undefined ? 0 : events.length
    } finally {
      await log.close()
    }
  } finally {
    await history.close()
  }
}

const createdBySystem = (at: number): readonly RuleEvent[] =>
  defaultRules(at).map((rule) => ({
    id: derivedId('rule-event', rule.id, String(rule.version)),
    ruleId: rule.id,
    kind: 'created',
    rule,
    at,
    by: rule.updatedBy,
  }))
