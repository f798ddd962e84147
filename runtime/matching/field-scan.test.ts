import { aRule } from '@flagwise/schemas/examples'
import { expect, test } from 'vitest'
import { compileRuleSet } from './compile-rules.ts'

test('a condition that was asked in vain about one text is asked again about the next', () => {
  const match = { any: [{ regex: 'bluebird' }, { regex: 'redwood' }] }
  const rule = aRule({ type: 'composite', pattern: '', definition: JSON.stringify({ match }) })
  const set = compileRuleSet([rule])
  for (const prompt of ['a redwood', 'a bluebird', 'a redwood', 'neither', 'a bluebird'])
    expect(set.match({ prompt, model: 'm' }).matches, prompt).toHaveLength(prompt === 'neither' ? 0 : 1)
})
