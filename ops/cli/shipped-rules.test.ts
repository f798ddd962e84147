import { readFileSync } from 'node:fs'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import { describe, expect, test } from 'vitest'
import { checkRules } from './check-rules.ts'
import { shippedRules } from './rule-set.ts'

const folder = readRuleFolder(shippedRules)
const rules = folder.packs.flatMap((pack) => pack.rules)

describe('the rules that FlagWise comes with', () => {
  test('read, compile and keep their promises in the engine that judges traffic', {
    timeout: 300_000,
  }, () => {
    const { problems, untested } = checkRules(folder.packs, folder.whereIs)
    expect([...folder.problems, ...problems]).toEqual([])
    expect(untested).toEqual([])
  })

  test('each say where what they look for is documented, and what it means to others', () => {
    expect(rules.filter(({ references }) => references.length === 0).map(({ id }) => id)).toEqual([])
  })

  test('stand in files that can be read in one sitting', () => {
    const files = new Set(rules.map(({ id }) => folder.whereIs(id, []).file))
    const long = [...files].filter((file) => readFileSync(file, 'utf8').split('\n').length > 401)
    expect(long).toEqual([])
  })
})
