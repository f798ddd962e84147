import { aRule } from '@flagwise/schemas/examples'
import { describe, expect, test } from 'vitest'
import { changeRules, type RuleChange } from './change-rules.ts'

const coded = aRule({ id: 'row-1', slug: 'bird-names', name: 'Bird names', pack: 'animals', version: 3 })
const other = aRule({ id: 'row-2', slug: 'fish-names', name: 'Fish names', pack: 'animals', active: false })
const own = aRule({ id: 'row-3', name: 'Made in a form' })
const present = [coded, other, own]
const effects = (...changes: readonly RuleChange[]) =>
  changeRules(present, changes).effects.map(({ name, effect }) => `${name}: ${effect}`)
const after = (id: string, ...changes: readonly RuleChange[]) =>
  changeRules(present, changes).rules.find((rule) => rule.id === id)

describe('a rule that is written', () => {
  test('takes the place of the one with its id as code, in its pack, as the next version', () => {
    const put: RuleChange = {
      kind: 'put',
      rule: { ...coded, id: 'derived', pack: '', points: 90, version: 1 },
    }
    expect(after('row-1', put)).toMatchObject({ points: 90, pack: 'animals', version: 4 })
    expect(changeRules(present, [put]).rules).toHaveLength(3)
    expect(effects(put)).toEqual(['Bird names: changed'])
  })

  test('takes the place of one that was made in a form, whose document goes by the id of its row', () => {
    const put: RuleChange = { kind: 'put', rule: { ...own, id: 'derived', slug: 'row-3', pattern: 'swan' } }
    expect(after('row-3', put)).toMatchObject({ slug: '', pattern: 'swan' })
  })

  test('is added when there is none', () => {
    expect(effects({ kind: 'put', rule: aRule({ id: 'new', slug: 'new', name: 'New' }) })).toEqual([
      'New: added',
    ])
  })
})

describe('on, off and gone', () => {
  test('a rule by either of its ids, a pack as a whole', () => {
    expect(effects({ kind: 'switch-rule', rule: 'bird-names', active: false })).toEqual([
      'Bird names: switched off',
    ])
    expect(effects({ kind: 'switch-rule', rule: 'row-2', active: true })).toEqual(['Fish names: switched on'])
    expect(effects({ kind: 'switch-pack', pack: 'animals', active: true })).toEqual([
      'Fish names: switched on',
    ])
    expect(effects({ kind: 'delete', rule: 'row-3' })).toEqual(['Made in a form: deleted'])
  })

  test('changes are made in their order', () => {
    const off: RuleChange = { kind: 'switch-pack', pack: 'animals', active: false }
    const on: RuleChange = { kind: 'switch-rule', rule: 'fish-names', active: true }
    expect(effects(off, on)).toEqual(['Bird names: switched off', 'Fish names: switched on'])
    expect(effects(on, off)).toEqual(['Bird names: switched off'])
  })

  test('what is not there is named', () => {
    expect(() => effects({ kind: 'delete', rule: 'none' })).toThrow('there is no rule "none"')
    expect(() => effects({ kind: 'switch-pack', pack: 'plants', active: true })).toThrow(
      'there is no pack "plants"; there is animals',
    )
    expect(() => effects({ kind: 'switch-pack', pack: '', active: true })).toThrow('there is no pack ""')
  })
})
