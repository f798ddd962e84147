import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Rule, RuleEvent } from '@flagwise/schemas'
import type { Viewer } from '../access/roles.ts'
import { UserError } from '../http/errors.ts'
import { checkFacts } from './check-facts.ts'
import { decideRule } from './decide-rule.ts'
import type { RuleCommand, RuleFacts } from './rule-command.ts'
import type { RuleLog } from './rule-log.ts'
import type { TrialBench } from './trial-bench.ts'
import type { RuleTryView } from './try-rule.ts'

/** Changing the rules. Each returns when queries show the change. */
export interface RuleCommands {
  /** @throws RuleRejected */
  create(facts: RuleFacts): Promise<Rule>
  /** @throws RuleRejected */
  update(ruleId: string, expectedVersion: number, patch: Partial<RuleFacts>): Promise<Rule>
  /** @throws RuleRejected */
  delete(ruleId: string, expectedVersion: number): Promise<void>
  /** Runs a rule that is not written yet on a text; keeps nothing. */
  tryOut(facts: RuleFacts, text: string, model: string): Promise<RuleTryView>
}

export interface RuleCommandWorld {
  /** @throws UserError while Kafka has not been reached yet */
  readonly ruleLog: () => RuleLog
  /** Whether Kafka answers. A command is not begun without: it could only end in not knowing. */
  readonly kafkaConnected: () => Promise<boolean>
  /** Resolves when queries show what was appended before this offset of `detection_rules`, or after some seconds without. */
  readonly untilShown: (nextOffset: number) => Promise<void>
  readonly trials: TrialBench
}

/** A command that has not begun by then is not begun any more. */
const patienceMs = 15_000

export function ruleCommands(
  { ruleLog, kafkaConnected, untilShown, trials }: RuleCommandWorld,
  viewer: Viewer | null,
): RuleCommands {
  const by = viewer?.email ?? ''

  async function run(command: RuleCommand): Promise<Rule | null> {
    if (by === '') throw new UserError('UNAUTHENTICATED', 'Sign in first.')
    if (!(await kafkaConnected())) throw unavailable()
    const giveUpAt = Date.now() + patienceMs
    let decided: RuleEvent | undefined
    const appended = ruleLog().append((state) => {
      // An append whose outcome was unknown is looked for before it is done again.
      if (decided && isDeepStrictEqual(state.get(command.ruleId) ?? null, decided.rule)) return []
      if (Date.now() > giveUpAt) throw unavailable()
      const events = decideRule(command, state)
      decided = events[0]
      return events
    })
    const nextOffset = await within(patienceMs + 5_000, appended)
    if (nextOffset !== undefined) await untilShown(nextOffset)
    return decided?.rule ?? null
  }

  const written = async (command: RuleCommand): Promise<Rule> => {
    const rule = await run(command)
    if (!rule) throw new Error(`command ${command.type} left no rule`)
    return rule
  }

  return {
    create: (facts) => written({ type: 'create', ruleId: randomUUID(), by, at: Date.now(), facts }),
    update: (ruleId, expectedVersion, patch) =>
      written({ type: 'update', ruleId, by, at: Date.now(), expectedVersion, patch }),
    async delete(ruleId, expectedVersion) {
      await run({ type: 'delete', ruleId, by, at: Date.now(), expectedVersion })
    },
    async tryOut(facts, text, model) {
      const problems = checkFacts(facts)
      if (problems.length > 0) return { matches: [], riskScore: 0, problems }
      // Also what is switched off can be tried.
      const rule = { ...facts, active: true, id: '', version: 0, createdAt: 0, updatedAt: 0, updatedBy: by }
      return { ...(await trials.run({ rule, text, model })), problems }
    },
  }
}

const unavailable = (): UserError =>
  new UserError(
    'UNAVAILABLE',
    'The change could not be written, and was not made; try again in a few seconds.',
  )

/** Kafka may answer after all; until then nobody knows. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new UserError(
            'UNAVAILABLE',
            'It is not known whether the change was made; look at the rules before you repeat it.',
          ),
        ),
      ms,
    )
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
