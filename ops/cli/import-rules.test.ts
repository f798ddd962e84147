import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import { afterAll, expect, test } from 'vitest'
import { importRules } from './import-rules.ts'
import { Misuse } from './rule-set.ts'

const dir = mkdtempSync(join(tmpdir(), 'import-'))
afterAll(() => rmSync(dir, { recursive: true }))
const file = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text)
  return join(dir, name)
}
const run = (path: string, from: 'original' | 'gitleaks' | 'atr', out?: string) => {
  const printed: string[] = []
  const said: string[] = []
  const isWhole = importRules(
    path,
    { from, ...(out !== undefined && { out }) },
    (line) => printed.push(line),
    (line) => said.push(line),
  )
  return { isWhole, printed: printed.join('\n'), said: said.join('\n') }
}

test('a table of the original becomes YAML', () => {
  const csv = file(
    'rules.csv',
    'name,rule_type,pattern,severity,points\nProjects,keyword,"bluebird,redwood",high,40\n',
  )
  expect(run(csv, 'original')).toMatchObject({
    isWhole: true,
    printed: expect.stringContaining('title: Projects'),
    said: '1 rules imported; 0 left out, 0 changed',
  })
})

test('a configuration of gitleaks becomes a pack, which reads without a problem', () => {
  const toml = file(
    'leaks.toml',
    "[[rules]]\nid = 'acme'\nregex = '''acme_[a-z]{9}'''\n[[rules]]\nid = 'key-file'\npath = 'x'\n",
  )
  const out = join(dir, 'packs', 'from-gitleaks')
  const { isWhole, said } = run(toml, 'gitleaks', out)
  expect(isWhole).toBe(false)
  expect(said).toContain('left out: key-file: it looks at paths alone')
  expect(readdirSync(out).sort()).toEqual(['gitleaks-001.yaml', 'pack.yaml'])
  const { packs, problems } = readRuleFolder(join(dir, 'packs'))
  expect(problems).toEqual([])
  expect(packs).toMatchObject([{ id: 'from-gitleaks', rules: [{ id: 'acme' }] }])
  expect(() => run(toml, 'gitleaks', out)).toThrow('is not empty; give a new folder')
})

test('tests that do not hold here are left out of the rule, and named', () => {
  const atr = file(
    'moon.yaml',
    `title: Moon\nid: ATR-2026-99999\nseverity: high\ndescription: Made up.\ndetection:\n  condition: any\n  conditions:
    - { field: user_input, operator: regex, value: fetch the moon }
    - { field: user_input, operator: regex, value: 'fetch (?!it)' }
test_cases:\n  true_positives:\n    - { input: fetch the moon, expected: triggered }\n    - { input: fetch them, expected: triggered }\n`,
  )
  const { printed, said } = run(atr, 'atr')
  expect(said).toContain(
    'without one of its conditions: its regex fetch (?!it): negative look-ahead at position 6',
  )
  expect(said).toContain('without 1 tests that it does not match')
  expect(printed).toContain('    - fetch the moon')
  expect(printed).not.toContain('fetch them')
})

test('a file that is not there, or cannot be read, is named', () => {
  expect(() => run(join(dir, 'gone'), 'atr')).toThrow(Misuse)
  expect(run(file('bad.toml', '[[rules]\n'), 'gitleaks').said).toContain(
    'left out: bad.toml: cannot be read: ',
  )
})

test('what is printed is what would be written', () => {
  const toml = file('one.toml', "[[rules]]\nid = 'acme'\nregex = '''acme_[a-z]{9}'''\n")
  const out = join(dir, 'one-pack')
  run(toml, 'gitleaks', out)
  expect(readFileSync(join(out, 'gitleaks-001.yaml'), 'utf8').trimEnd()).toBe(run(toml, 'gitleaks').printed)
})
