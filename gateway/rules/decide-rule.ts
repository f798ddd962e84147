import { derivedId, type Rule, type RuleEvent, type RuleEventKind } from '@flagwise/schemas'
import { checkFacts } from './check-facts.ts'
import { type RuleCommand, type RuleFacts, RuleRejected } from './rule-command.ts'

/** The rules as they stand, by id. */
export type RuleState = ReadonlyMap<string, Rule>

/** What follows from a command. @throws RuleRejected */
export function decideRule(command: RuleCommand, state: RuleState): readonly [RuleEvent] {
  switch (command.type) {
    case 'create': {
      if (state.has(command.ruleId))
        throw new RuleRejected('VERSION_CONFLICT', `Rule ${command.ruleId} exists already.`)
      const rule = write(command, command.facts, undefined, state)
      return [eventOf('created', command, rule, 1)]
    }
    case 'update': {
      const current = currentRule(command, state)
      const { name, description, category, type, pattern, severity, points, priority, stopOnMatch, active } =
        current
      const facts = {
        name,
        description,
        category,
        type,
        pattern,
        severity,
        points,
        priority,
        stopOnMatch,
        active,
      }
      const rule = write(command, { ...facts, ...command.patch }, current, state)
      return [eventOf('updated', command, rule, rule.version)]
    }
    case 'delete': {
      const current = currentRule(command, state)
      return [eventOf('deleted', command, null, current.version + 1)]
    }
  }
}

/** The rule that the person saw, if it is still the current one. */
function currentRule(command: Extract<RuleCommand, { expectedVersion: number }>, state: RuleState): Rule {
  const current = state.get(command.ruleId)
  if (!current)
    throw new RuleRejected(
      'NOT_FOUND',
      `There is no rule ${command.ruleId}; it may have been deleted meanwhile.`,
    )
  if (current.version !== command.expectedVersion)
    throw new RuleRejected(
      'VERSION_CONFLICT',
      `Rule "${current.name}" is at version ${current.version}, changed by ${current.updatedBy}, and not at ${command.expectedVersion} any more; look at it again and repeat the change.`,
    )
  return current
}

/** The next version of a rule with these facts. */
function write(
  { ruleId, by, at }: RuleCommand,
  given: RuleFacts,
  current: Rule | undefined,
  state: RuleState,
): Rule {
  const facts = { ...given, name: given.name.trim(), category: given.category.trim() }
  const problems = checkFacts(facts)
  if (problems.length > 0)
    throw new RuleRejected(
      'INVALID',
      problems.map(({ path, message }) => `${path}: ${message}`).join('; '),
      problems,
    )
  for (const other of state.values())
    if (other.id !== ruleId && sameName(other.name, facts.name)) {
      const message = `there is a rule "${other.name}" already; choose another name`
      throw new RuleRejected('NAME_TAKEN', `name: ${message}`, [{ path: 'name', message }])
    }
  return {
    ...facts,
    id: ruleId,
    version: (current?.version ?? 0) + 1,
    createdAt: current?.createdAt ?? at,
    updatedAt: at,
    updatedBy: by,
  }
}

const sameName = (a: string, b: string): boolean =>
  a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase()

const eventOf = (
  kind: RuleEventKind,
  { ruleId, by, at }: RuleCommand,
  rule: Rule | null,
  version: number,
): RuleEvent => ({
  id: derivedId('rule-event', ruleId, String(version)),
  ruleId,
  kind,
  rule,
  at,
  by,
})
