import { randomUUID } from 'node:crypto'
import { changeRules, NoSuchRule, type RuleChange, type Window } from '@flagwise/runtime/backtest'
import { derivedId, type Rule } from '@flagwise/schemas'
import { UserError } from '../http/errors.ts'
import { checkFacts } from '../rules/check-facts.ts'
import { invalid, type RuleFacts, RuleRejected, type Written } from '../rules/rule-command.ts'
import type { RuleLog } from '../rules/rule-log.ts'
import type { BacktestBench, BacktestView } from './backtest-bench.ts'

/** A rule to try: as it would be written, in place of the one with this id where one is given. */
export interface TriedRule {
  readonly id?: string | null | undefined
  readonly written: Written<RuleFacts>
}

/** What a person wants to know the effect of. Rules that are switched or deleted go by either of their ids. */
export interface WantedBacktest {
  readonly rules: readonly TriedRule[]
  readonly switches: readonly Exclude<RuleChange, { kind: 'put' }>[]
  readonly window: Window
  /** Most examples of each kind. */
  readonly examples: number
}

/** Trying rules on the past; writes nothing. */
export interface BacktestCommands {
  /** Begins a run. @throws RuleRejected, UserError */
  start(wanted: WantedBacktest): Promise<BacktestView>
  byId(id: string): BacktestView | null
  stop(id: string): BacktestView | null
}

const mostExamples = 50

export function backtestCommands(world: {
  readonly bench: BacktestBench
  readonly ruleLog: () => RuleLog
  readonly kafkaConnected: () => Promise<boolean>
}): BacktestCommands {
  const { bench } = world
  return {
    async start({ rules, switches, window, examples }) {
      if (window.from >= window.to)
        throw new UserError('BAD_INPUT', 'The window is empty: `from` must be before `to`.', {
          argument: 'from',
        })
      if (examples < 0 || examples > mostExamples)
        throw new UserError('BAD_INPUT', `\`examples\` must be from 0 to ${mostExamples}.`, {
          argument: 'examples',
        })
      if (!(await world.kafkaConnected()))
        throw new UserError(
          'UNAVAILABLE',
          'Kafka cannot be reached at the moment; try again in a few seconds.',
        )
      const { rows } = world.ruleLog().current()
      const puts = rules.map((tried): RuleChange => ({ kind: 'put', rule: rowOf(tried, rows) }))
      const { rules: changed, effects } = rejectedWhere(() =>
        changeRules(rows.values(), [...puts, ...switches]),
      )
      return bench.start({ window, present: [...rows.values()], changed, examples }, effects)
    },
    byId: (id) => bench.byId(id),
    stop: (id) => bench.stop(id),
  }
}

/** @throws RuleRejected when it could not be written either */
function rowOf({ id, written: { facts } }: TriedRule, rows: ReadonlyMap<string, Rule>): Rule {
  if (id && !rows.has(id))
    throw new RuleRejected('NOT_FOUND', `There is no rule ${id}; it may have been deleted meanwhile.`)
  const problems = checkFacts(facts)
  if (problems.length > 0) throw invalid(problems)
  const ownId = facts.slug === '' ? randomUUID() : derivedId('rule', facts.slug)
  return { ...facts, id: id || ownId, version: 1, createdAt: 0, updatedAt: 0, updatedBy: '' }
}

function rejectedWhere<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof NoSuchRule) throw new RuleRejected('NOT_FOUND', error.message)
    throw error
  }
}
