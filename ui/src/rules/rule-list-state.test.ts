import { describe, expect, test } from 'vitest'
import { filtered, filterFrom, type ListedRule, packRowOf, paramsOf, rowsOf } from './rule-list-state.ts'

const rule = (name: string, given: Partial<ListedRule> = {}): ListedRule => ({
  id: name,
  version: 1,
  slug: name.toLowerCase().replaceAll(' ', '-'),
  pack: 'secrets',
  name,
  description: '',
  category: 'secrets',
  type: 'COMPOSITE',
  pattern: '',
  severity: 'HIGH',
  points: 40,
  stopOnMatch: false,
  active: true,
  tags: [],
  ...given,
})
const rules = [
  rule('Npm token', { severity: 'CRITICAL', tags: ['owasp:LLM02'] }),
  rule('Generic key', { severity: 'LOW', active: false }),
  rule('Payment card', { pack: 'personal-data', category: 'personal-data' }),
  rule('Bluebird', { pack: '', slug: '', category: 'custom', type: 'KEYWORD', pattern: 'bluebird' }),
]
const packs = [
  { id: 'personal-data', title: 'Personal data', description: 'Of people.' },
  { id: 'secrets', title: 'Secrets', description: 'Keys.' },
]
const nothing = filterFrom({})
const lines = (given = nothing, open: readonly string[] = ['']) =>
  rowsOf(rules, packs, given, new Set(open)).map((row) =>
    row.kind === 'pack' ? `${row.title} ${row.active}/${row.total}` : `  ${row.rule.name}`,
  )

describe('the list', () => {
  test('has own rules first and packs in the order of the gateway, closed', () =>
    expect(lines()).toEqual(['Your own rules 1/1', '  Bluebird', 'Personal data 1/1', 'Secrets 1/2']))

  test('shows the rules of an open pack, worst first', () =>
    expect(lines(nothing, ['secrets'])).toEqual([
      'Your own rules 1/1',
      'Personal data 1/1',
      'Secrets 1/2',
      '  Npm token',
      '  Generic key',
    ]))

  test('that is filtered is open where there is a hit, and counts the pack as a whole', () =>
    expect(lines(filterFrom({ search: 'token npm' }))).toEqual(['Secrets 1/2', '  Npm token']))

  test('shows a pack that nobody described by its id', () =>
    expect(rowsOf([rule('X', { pack: 'ours' })], packs, nothing, new Set())).toMatchObject([
      { title: 'ours', open: false },
    ]))
})

describe('the filter', () => {
  const names = (params: Record<string, string>) =>
    filtered(rules, filterFrom(params)).map(({ name }) => name)

  test.each([
    [{ search: 'LLM02' }, ['Npm token']],
    [{ search: 'bluebird' }, ['Bluebird']],
    [{ category: 'personal-data' }, ['Payment card']],
    [{ severity: 'low,critical' }, ['Npm token', 'Generic key']],
    [{ state: 'off' }, ['Generic key']],
    [{ state: 'on', category: 'secrets' }, ['Npm token']],
  ])('%o', (params, expected) => expect(names(params)).toEqual(expected))

  test('stands in the address, and leaves out what it does not understand', () => {
    const filter = filterFrom({ search: 'key', severity: 'high,odd', state: 'sometimes' })
    expect(filter).toEqual({ search: 'key', category: '', severities: ['HIGH'], state: '' })
    expect(paramsOf(filter)).toEqual({ search: 'key', category: null, severity: 'high', state: null })
  })
})

test('a pack is found by its id, with how much of it is on', () => {
  expect(packRowOf('secrets', rules, packs)).toMatchObject({ title: 'Secrets', active: 1, total: 2 })
  expect(packRowOf('none', rules, packs)).toBeUndefined()
})
