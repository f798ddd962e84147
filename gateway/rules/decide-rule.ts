import { derivedId, type Rule, type RuleEvent, type RuleEventKind } from '@flagwise/schemas'
import { checkFacts } from './check-facts.ts'
import { invalid, type RuleCommand, type RuleFacts, RuleRejected } from './rule-command.ts'

/** The rules as they stand, by id. */
export type RuleState = ReadonlyMap<string, Rule>

/** What follows from a command. @throws RuleRejected */
export function decideRule(command: RuleCommand, state: RuleState): readonly [RuleEvent] {
  switch (command.type) {
    case 'create': {
      const known = state.get(command.ruleId)
      if (known && command.facts.slug !== '') throw idTaken(known)
      if (known) throw new RuleRejected('VERSION_CONFLICT', `Rule ${command.ruleId} exists already.`)
      const rule = write(command, command.facts, undefined, state)
      return [eventOf('created', command, rule, 1)]
    }
    case 'update': {
      const current = currentRule(command, state)
      const {
        id: _id,
        version: _version,
        createdAt: _at,
        updatedAt: _then,
        updatedBy: _by,
        ...facts
      } = current
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
  const facts = settled(given)
  // The document of a rule that was made in a form goes by the id of its row.
  if (current?.slug === '' && facts.slug === ruleId) facts.slug = ''
  const problems = checkFacts(facts)
  if (current?.slug && facts.slug !== current.slug)
    problems.push({ path: 'id', message: `the rule is "${current.slug}", and its id never changes` })
  if (problems.length > 0) throw invalid(problems)
  for (const other of state.values()) {
    if (other.id === ruleId) continue
    // A rule that has shared its name with another one since it came may be changed all the same.
    if (sameName(other.name, facts.name) && !(current && sameName(current.name, facts.name)))
      throw taken('name', `there is a rule "${other.name}" already; choose another name`)
    if (facts.slug !== '' && other.slug === facts.slug) throw idTaken(other)
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

/** Each kind of rule holds what it matches in one place. */
const settled = (facts: RuleFacts): { -readonly [Fact in keyof RuleFacts]: RuleFacts[Fact] } => ({
  ...facts,
  name: facts.name.trim(),
  category: facts.category.trim(),
  ...(facts.type === 'composite' ? { pattern: '' } : { definition: '' }),
})

const idTaken = ({ name }: Rule): RuleRejected =>
  taken('id', `the rule "${name}" has this id already; choose another one`)

const taken = (path: string, message: string): RuleRejected =>
  new RuleRejected('NAME_TAKEN', `${path}: ${message}`, [{ path, message }])

const sameName = (a: string, b: string): boolean =>
  a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase()

const eventOf = (
  kind: RuleEventKind,
  { ruleId, by, at }: RuleCommand,
  rule: Rule | null,
  version: number,
): RuleEvent => ({
  // A rule as code may be made again after it was deleted; its versions begin anew.
  id: derivedId('rule-event', ruleId, String(version), ...(kind === 'created' ? [String(at)] : [])),
  ruleId,
  kind,
  rule,
  at,
  by,
})
