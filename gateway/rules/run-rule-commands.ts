import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { HowItMatches } from '@flagwise/runtime/matching'
import { derivedId, type Rule, type RuleEvent } from '@flagwise/schemas'
import type { Viewer } from '../access/roles.ts'
import { UserError } from '../http/errors.ts'
import { checkFacts } from './check-facts.ts'
import { decidePack } from './decide-pack.ts'
import { decideRule } from './decide-rule.ts'
import { factsOfDocument, problemsOfTests, type RuleCode, rowOf } from './rule-code.ts'
import { invalid, type RuleCommand, type RuleFacts, type RuleProblem, type Written } from './rule-command.ts'
import type { Decision, RuleLog } from './rule-log.ts'
import type { TrialBench } from './trial-bench.ts'
import type { RuleTryView, TextTryView } from './try-rule.ts'
import type { TriedText } from './try-worker.ts'

/** Changing the rules. Each returns when queries show the change. */
export interface RuleCommands {
  /** @throws RuleRejected */
  create(rule: Written<RuleFacts>): Promise<Rule>
  /** @throws RuleRejected */
  update(ruleId: string, expectedVersion: number, patch: Written<Partial<RuleFacts>>): Promise<Rule>
  /** @throws RuleRejected */
  delete(ruleId: string, expectedVersion: number): Promise<void>
  /** Has every rule of a pack on, or off. @throws RuleRejected */
  setPack(pack: string, active: boolean): Promise<void>
  /** Runs a rule that is not written yet on a text; keeps nothing. */
  tryOut(rule: Written<RuleFacts>, tried: TriedText): Promise<RuleTryView>
  /** Runs all rules that are on, as they stand now, on a text; keeps nothing. */
  tryAll(tried: TriedText): Promise<TextTryView>
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

  /** Appends what is decided, and returns when queries show it. */
  async function append(decide: Decision): Promise<void> {
    if (by === '') throw new UserError('UNAUTHENTICATED', 'Sign in first.')
    if (!(await kafkaConnected())) throw unavailable()
    const giveUpAt = Date.now() + patienceMs
    const appended = ruleLog().append((state) => {
      const events = decide(state)
      if (events.length > 0 && Date.now() > giveUpAt) throw unavailable()
      return events
    })
    const nextOffset = await within(patienceMs + 5_000, appended)
    if (nextOffset !== undefined) await untilShown(nextOffset)
  }

  async function run(command: RuleCommand): Promise<Rule | null> {
    let decided: RuleEvent | undefined
    await append((state) => {
      // An append whose outcome was unknown is looked for before it is done again.
      if (decided && isDeepStrictEqual(state.get(command.ruleId) ?? null, decided.rule)) return []
      const events = decideRule(command, state)
      decided = events[0]
      return events
    })
    return decided?.rule ?? null
  }

  const written = async (command: RuleCommand): Promise<Rule> => {
    const rule = await run(command)
    if (!rule) throw new Error(`command ${command.type} left no rule`)
    return rule
  }

  const problemsIn = async (code: RuleCode): Promise<readonly RuleProblem[]> => {
    const { tests, fields } = code.document
    const rule = rowOf(code.document)
    return problemsOfTests(code, await trials.prove({ rule, tests, fields }))
  }

  /** A rule that does not do what its tests say is not written. */
  async function prove(code: RuleCode): Promise<void> {
    const problems = [...checkFacts(factsOfDocument(code.document)), ...(await problemsIn(code))]
    if (problems.length > 0) throw invalid(problems)
  }

  /** A rule that would hold up the stream is not written. What does not compile is refused when it is decided. */
  async function weigh(facts: HowItMatches): Promise<void> {
    const problems = await trials.weigh(facts)
    if (problems.length > 0) throw invalid(problems)
  }

  return {
    // A rule as code has the same row wherever it is written from.
    async create({ facts, code }) {
      if (code) await prove(code)
      await weigh(facts)
      const ruleId = facts.slug === '' ? randomUUID() : derivedId('rule', facts.slug)
      return written({ type: 'create', ruleId, by, at: Date.now(), facts })
    },
    async update(ruleId, expectedVersion, { facts: patch, code }) {
      if (code) await prove(code)
      const current = ruleLog().current().rows.get(ruleId)
      if (current && (patch.pattern !== undefined || patch.definition !== undefined))
        await weigh({ ...current, ...patch })
      return written({ type: 'update', ruleId, by, at: Date.now(), expectedVersion, patch })
    },
    async delete(ruleId, expectedVersion) {
      await run({ type: 'delete', ruleId, by, at: Date.now(), expectedVersion })
    },
    setPack: (pack, active) => {
      const at = Date.now()
      return append((state) => decidePack({ pack, active, by, at }, state))
    },
    async tryOut({ facts, code }, tried) {
      const problems = checkFacts(facts)
      if (problems.length > 0) return { matches: [], riskScore: 0, unscanned: [], problems }
      // Also what is switched off can be tried.
      const rule = { ...facts, active: true, id: '', version: 0, createdAt: 0, updatedAt: 0, updatedBy: by }
      const slow = await trials.weigh(facts)
      const tests = code ? await problemsIn(code) : []
      return { ...(await trials.run({ rules: [rule], tried })), problems: [...slow, ...tests] }
    },
    async tryAll(tried) {
      const { version, rows } = ruleLog().current()
      const rules = [...rows.values()].filter((rule) => rule.active)
      return {
        ...(await trials.run({ rules, version, tried })),
        ruleSetVersion: version,
        rules: rules.length,
      }
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
