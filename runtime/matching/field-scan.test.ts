import { aRule } from '@flagwise/schemas/examples'
import { expect, test } from 'vitest'
import { compileRuleSet } from './compile-rules.ts'
import { createFieldScan } from './field-scan.ts'
import { literalIndex } from './scan/literal-index.ts'
import { triggersOf } from './triggers.ts'

test('a condition that was asked in vain about one text is asked again about the next', () => {
  const match = { any: [{ regex: 'bluebird' }, { regex: 'redwood' }] }
  const rule = aRule({ type: 'composite', pattern: '', definition: JSON.stringify({ match }) })
  const set = compileRuleSet([rule])
  for (const prompt of ['a redwood', 'a bluebird', 'a redwood', 'neither', 'a bluebird'])
    expect(set.match({ prompt, model: 'm' }).matches, prompt).toHaveLength(prompt === 'neither' ? 0 : 1)
})

test('a condition whose first look at a text fails is asked, so that the failure is told of its rule alone', () => {
  const fails = (): never => {
    throw new Error('broken')
  }
  const finders = [{ detector: 'made up', trigger: { literals: [0] }, mayFind: fails, find: fails }]
  const index = literalIndex([{ text: 'needle', startsWord: false, endsWord: false }])
  const scan = createFieldScan(finders, triggersOf(finders, new Set([0]), new Map(), 1), index)
  scan.scan('a needle')
  expect(scan.triggered).toEqual([0])
  expect(() => scan.findingsOf(0)).toThrow('broken')
})
