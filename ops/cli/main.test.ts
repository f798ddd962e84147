import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../start/settings.ts'

const dir = mkdtempSync(join(tmpdir(), 'cli-'))
const write = (pack: string, enabled: boolean, rule: string): void => {
  mkdirSync(join(dir, pack), { recursive: true })
  const facts = `id: ${pack}\ntitle: ${pack}\ndescription: Made up.\nenabled: ${enabled}\n`
  writeFileSync(join(dir, pack, 'pack.yaml'), facts)
  const head = `id: ${pack}-rule\ntitle: Rule of ${pack}\ndescription: Made up.\ncategory: policy\nseverity: low\npoints: 7\n`
  writeFileSync(join(dir, pack, 'rules.yaml'), head + rule)
}
const flagwise = (args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'ops', 'cli', 'main.ts'), ...args],
    {
      input,
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

beforeAll(() => {
  write('on', true, 'match: { keywords: [bluebird] }\ntests: { match: [bluebird], noMatch: [none] }\n')
  write('off', false, 'match: { keywords: [redwood] }\ntests: { match: [redwood], noMatch: [none] }\n')
})
afterAll(() => rmSync(dir, { recursive: true }))

describe('the command line', { timeout: 120_000 }, () => {
  test('detects with the packs that are on, or those that are named', () => {
    const line = '{"text":"bluebird and redwood"}\n'
    const rulesIn = (stdout: string) => JSON.parse(stdout).matches.map(({ rule }: { rule: string }) => rule)
    const usual = flagwise(['detect', '--rules', dir], line)
    expect(usual).toMatchObject({ status: 0, stderr: '' })
    expect(rulesIn(usual.stdout)).toEqual(['on-rule'])
    expect(rulesIn(flagwise(['detect', '--rules', dir, '--packs', 'off'], line).stdout)).toEqual(['off-rule'])
  })

  test('ends with 1 where a line is bad, and with 2 where it cannot run', () => {
    expect(flagwise(['detect', '--rules', dir], 'nope\n')).toMatchObject({ status: 1, stdout: 'nope\n' })
    expect(flagwise(['detect', '--rules', dir, '--packs', 'none'])).toMatchObject({
      status: 2,
      stderr: 'there is no pack "none"; there is off, on\n',
    })
  })

  test('explains a text', () => {
    const { status, stdout } = flagwise(['rules', 'try', 'a bluebird', '--rules', dir])
    expect(status).toBe(0)
    expect(stdout).toContain('on-rule (on): Rule of on\n  low, 7 points, policy, confidence 1\n')
    expect(stdout).toContain('found bluebird in the prompt at 2–10 by keywords\n')
    expect(stdout).toContain('1 of 1 rules match; the risk score is 7\n')
  })

  test('checks a folder: all is well, or the line that is not', () => {
    expect(flagwise(['rules', 'check', dir])).toMatchObject({ status: 0, stderr: '' })
    write('bad', true, 'match: { regex: "a(?=b)" }\n')
    const { status, stderr } = flagwise(['rules', 'check', dir])
    expect(status).toBe(1)
    expect(stderr).toMatch(/bad\/rules\.yaml:7:10: match\.regex: look-ahead at position 1 cannot run/)
  })
})
