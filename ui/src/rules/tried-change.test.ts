import { describe, expect, test } from 'vitest'
import { newDraft, type Rule } from './rule-draft.ts'
import { triedChange } from './tried-change.ts'

const rule = (active: boolean): Rule => ({
  ...newDraft,
  id: 'r1',
  version: 1,
  slug: '',
  pack: '',
  name: 'Bluebird',
  pattern: 'bluebird',
  active,
  document: '',
  tags: [],
  references: [],
  falsePositives: [],
  updatedAt: '2026-03-02T09:30:00Z',
  updatedBy: 'somebody',
  tests: null,
})
const form = (active: boolean, pattern = 'redwood') =>
  ({ as: 'form', draft: { ...newDraft, name: 'Bluebird', pattern, active } }) as const
const code = (text: string) => ({ as: 'code', text }) as const

describe('what a backtest of a rule tries', () => {
  test('nothing, while nothing is written', () => {
    expect(triedChange(undefined, form(true, ' '))).toBeUndefined()
    expect(triedChange(undefined, code('\n'))).toBeUndefined()
  })

  test('a new rule beside the others, a changed one in its own place', () => {
    const { rules } = triedChange(undefined, form(true))?.change ?? {}
    expect(rules).toEqual([{ rule: { ...newDraft, name: 'Bluebird', pattern: 'redwood' } }])
    expect(triedChange(rule(true), form(true))?.change.rules).toMatchObject([{ id: 'r1' }])
    expect(triedChange(rule(true), code('id: r1'))?.change).toEqual({
      rules: [{ id: 'r1', rule: { document: 'id: r1' } }],
    })
  })

  test('a rule that is off as if it were on', () => {
    expect(triedChange(rule(false), form(false))).toMatchObject({
      change: { rules: [{ rule: { active: true } }] },
      asIfOn: true,
    })
    expect(triedChange(rule(false), code('id: r1\nenabled: false\n'))).toMatchObject({
      change: { rulesOn: ['r1'] },
      asIfOn: true,
    })
    expect(triedChange(undefined, code('id: "my-rule" # mine\nenabled: no\n'))?.change.rulesOn).toEqual([
      'my-rule',
    ])
  })

  test('switching off as what it is', () => {
    expect(triedChange(rule(true), form(false))).toMatchObject({
      change: { rules: [{ rule: { active: false } }] },
      asIfOn: false,
    })
    const off = triedChange(rule(true), code('id: r1\nenabled: false\n'))
    expect(off).toMatchObject({ asIfOn: false })
    expect(off?.change.rulesOn).toBeUndefined()
  })

  test('a text of a test that says enabled is no switch', () => {
    expect(triedChange(undefined, code("id: x\ntests:\n  match: ['enabled: false']\n"))?.asIfOn).toBe(false)
  })
})
