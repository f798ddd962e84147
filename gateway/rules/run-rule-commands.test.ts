import type { Rule, RuleEvent } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { ruleFacts } from '../testing/rule-facts.ts'
import type { Decision } from './rule-log.ts'
import { ruleCommands } from './run-rule-commands.ts'

const viewer = { id: 'u1', email: 'ana@example.org', role: 'ADMIN', sessionId: 's1', expiresAt: 0 } as const
const facts = ruleFacts({ name: 'Bluebird', pattern: 'bluebird' })

type State = Map<string, Rule>
const apply = (state: State, events: readonly RuleEvent[]): void => {
  for (const { ruleId, rule } of events) {
    if (rule) state.set(ruleId, rule)
    else state.delete(ruleId)
  }
}

/** A log that decides as often as `turns` says; each turn gets what was decided, and may change the rules before the next. */
function given(rules: readonly Rule[], ...turns: ((state: State, decided: readonly RuleEvent[]) => void)[]) {
  const state: State = new Map(rules.map((rule) => [rule.id, rule]))
  let asked = 0
  const append = async (decide: Decision): Promise<number | undefined> => {
    for (const turn of turns) {
      asked += 1
      turn(state, decide(state))
    }
    asked += 1
    const events = decide(state)
    apply(state, events)
    return events.length === 0 ? undefined : 1
  }
  const commands = (connected = true) =>
    ruleCommands(
      {
        ruleLog: () => ({
          append,
          current: () => ({ version: 1, rows: state }),
          caughtUp: async () => {},
          close: async () => {},
        }),
        kafkaConnected: async () => connected,
        untilShown: async () => {},
        trials: {
          run: async () => ({ matches: [], riskScore: 0, unscanned: [] }),
          prove: async () => [],
          weigh: async () => [],
          close: async () => {},
        },
      },
      viewer,
    )
  return { state, commands, asked: () => asked }
}

const lost = (): void => {}

describe('a command whose append failed', () => {
  test('and was written all the same is not written twice', async () => {
    const { commands, state } = given([], apply)
    const rule = await commands().create({ facts })
    expect([...state.values()]).toEqual([rule])
  })

  test('and was not written is written', async () => {
    const { commands, state } = given([], lost)
    const rule = await commands().create({ facts })
    expect([...state.values()]).toEqual([rule])
  })

  test('because another gateway was faster is judged anew', async () => {
    const { commands } = given([], (state) => state.set('other', aRule({ id: 'other', name: 'BLUEBIRD' })))
    await expect(commands().create({ facts })).rejects.toMatchObject({ code: 'NAME_TAKEN' })
  })

  test('because another gateway made another change to the same version is not taken for done', async () => {
    const before = aRule({ id: 'r', version: 1 })
    const faster = { ...before, version: 2, points: 99, updatedBy: viewer.email }
    const { commands } = given([before], (state, [decided]) =>
      state.set('r', { ...faster, updatedAt: decided?.rule?.updatedAt ?? 0 }),
    )
    await expect(commands().update('r', 1, { facts: { points: 5 } })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    })
  })

  test('a deletion that was made is done', async () => {
    const { commands, state } = given([aRule({ id: 'r', version: 1 })], apply)
    await commands().delete('r', 1)
    expect(state.size).toBe(0)
  })
})

describe('a pack that is switched', () => {
  const ofPack = (n: number, active: boolean) =>
    aRule({ id: `r${n}`, name: `Rule ${n}`, pack: 'secrets', active, version: 3 })
  const rules = [ofPack(1, true), ofPack(2, false), ofPack(3, true), aRule({ id: 'own', name: 'Own' })]

  test('has all its rules switched, and no other', async () => {
    const { commands, state } = given(rules)
    await commands().setPack('secrets', false)
    expect([...state.values()].map(({ id, active, version }) => [id, active, version])).toEqual([
      ['r1', false, 4],
      ['r2', false, 3],
      ['r3', false, 4],
      ['own', true, 1],
    ])
    expect(state.get('r1')?.updatedBy).toBe(viewer.email)
  })

  test('again, or after an append whose outcome was unknown, is not changed again', async () => {
    const { commands, state } = given(rules, apply)
    await commands().setPack('secrets', true)
    await commands().setPack('secrets', true)
    expect([...state.values()].map(({ version }) => version)).toEqual([3, 4, 3, 1])
  })

  test('and is none, is refused', async () => {
    const { commands } = given(rules)
    await expect(commands().setPack('no-such', true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(commands().setPack('', false)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('without Kafka a command is not begun, and says so', async () => {
  const { commands, asked } = given([])
  await expect(commands(false).create({ facts })).rejects.toMatchObject({
    message: expect.stringContaining('was not made'),
    extensions: { code: 'UNAVAILABLE' },
  })
  expect(asked()).toBe(0)
})
