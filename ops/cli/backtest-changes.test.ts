import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aRule } from '@flagwise/schemas/examples'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type WantedChanges, wantedChanges } from './backtest-changes.ts'

const dir = mkdtempSync(join(tmpdir(), 'backtest-'))
const ruleText = (id: string, match: string): string =>
  `id: ${id}\ntitle: Rule ${id}\ndescription: Made up.\ncategory: policy\nseverity: low\npoints: 7\nmatch: ${match}\ntests: { match: [bluebird], noMatch: [none] }\n`
const write = (name: string, text: string): string => {
  const path = join(dir, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

beforeAll(() => {
  write('rules/own/pack.yaml', 'id: own\ntitle: Own\ndescription: Made up.\nenabled: true\n')
  write('rules/own/rules.yaml', ruleText('birds', '{ keywords: [bluebird] }'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const none: WantedChanges = {
  folder: undefined,
  prune: false,
  switch: false,
  rule: [],
  pack: [],
  on: [],
  off: [],
  delete: [],
}
const present = new Map([aRule({ id: 'row-1', slug: 'trees', pack: 'own' })].map((rule) => [rule.id, rule]))
function changesOf(wanted: Partial<WantedChanges>) {
  const said: string[] = []
  const changes = wantedChanges({ ...none, ...wanted }, present, (line) => said.push(line))
  return { changes, said }
}

describe('what a backtest tries', () => {
  test('of a folder is what syncing it would change', () => {
    const { changes } = changesOf({ folder: join(dir, 'rules') })
    expect(changes).toMatchObject([{ kind: 'put', rule: { slug: 'birds', pack: 'own', active: true } }])
    expect(changesOf({ folder: join(dir, 'rules'), prune: true }).changes).toMatchObject([
      { kind: 'put' },
      { kind: 'delete', rule: 'row-1' },
    ])
  })

  test('is what files and switches say, in that order', () => {
    const file = write('draft.yaml', ruleText('draft', '{ keywords: [draft] }'))
    expect(
      changesOf({ rule: [file], pack: ['own=off'], on: ['trees'], off: ['x'], delete: ['y'] }).changes,
    ).toMatchObject([
      { kind: 'put', rule: { slug: 'draft', pack: '' } },
      { kind: 'switch-pack', pack: 'own', active: false },
      { kind: 'switch-rule', rule: 'trees', active: true },
      { kind: 'switch-rule', rule: 'x', active: false },
      { kind: 'delete', rule: 'y' },
    ])
  })

  test('is nothing where a rule is wrong, which is said with its line', () => {
    const file = write('bad.yaml', ruleText('bad', '{ keyword: [draft] }'))
    const { changes, said } = changesOf({ rule: [file] })
    expect(changes).toBeUndefined()
    expect(said[0]).toMatch(/bad\.yaml:7:\d+: /)
  })

  test.each([
    [{}, 'nothing would change: give a folder, --rule, --pack, --on, --off or --delete'],
    [{ pack: ['own'] }, '--pack own: give the id of a pack and on or off, such as secrets=off'],
    [{ rule: ['missing.yaml'] }, 'missing.yaml is not there; give a YAML file of rules'],
  ])('is refused: %o', (wanted, message) => {
    expect(() => changesOf(wanted)).toThrow(message)
  })
})
