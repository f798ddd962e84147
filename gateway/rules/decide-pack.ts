import { derivedId, type RuleEvent } from '@flagwise/schemas'
import type { RuleState } from './decide-rule.ts'
import { RuleRejected } from './rule-command.ts'

/** A person wants every rule of a pack on, or off. */
export interface PackSwitch {
  readonly pack: string
  readonly active: boolean
  readonly by: string
  /** ms since 1970 */
  readonly at: number
}

/** What follows: a new version of each rule that is not so yet, and nothing when all are. @throws RuleRejected */
export function decidePack({ pack, active, by, at }: PackSwitch, state: RuleState): readonly RuleEvent[] {
  const rules = [...state.values()].filter((rule) => rule.pack === pack)
  if (pack === '' || rules.length === 0)
    throw new RuleRejected('NOT_FOUND', `There is no pack "${pack}"; \`rulePacks\` lists those there are.`)
  return rules
    .filter((rule) => rule.active !== active)
    .map((rule) => ({
      id: derivedId('rule-event', rule.id, String(rule.version + 1)),
      ruleId: rule.id,
      kind: 'updated',
      rule: { ...rule, active, version: rule.version + 1, updatedAt: at, updatedBy: by },
      at,
      by,
    }))
}
