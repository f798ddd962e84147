import { fileURLToPath } from 'node:url'
import { type RuleDocument, toRule } from '@flagwise/runtime/matching/language'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import { defaultRules, type Rule } from '@flagwise/schemas'
import { describe, expect, test } from 'vitest'
import { decideSeed, type SeedPack } from './decide-seed.ts'

const at = Date.parse('2026-03-02T10:00:00.000Z')

const document = (id: string, enabled = true): RuleDocument => ({
  id,
  title: `Title of ${id}`,
  description: 'Made up.',
  category: 'secrets',
  severity: 'high',
  points: 40,
  enabled,
  priority: 0,
  stopOnMatch: false,
  tags: [],
  references: [],
  falsePositives: [],
  fields: ['prompt', 'response'],
  confidence: 0.5,
  match: {
    keywords: { words: [id], within: 'word', case: 'ignore', count: { atLeast: 1, distinct: false } },
  },
  exceptions: [],
  tests: { match: [], noMatch: [] },
})
const pack = (id: string, ...rules: RuleDocument[]): SeedPack => ({ id, enabled: true, rules })
const row = (id: string, packId: string, given: Partial<Rule> = {}): Rule => ({
  ...toRule(document(id), { pack: packId, version: 1, at: 0, by: 'system' }),
  ...given,
})

interface Given {
  readonly rules?: readonly Rule[]
  /** Rules that were and are no more. */
  readonly deleted?: readonly Rule[]
  readonly activePacks?: readonly string[]
}
const seeded = (packs: readonly SeedPack[], { rules = [], deleted = [], activePacks }: Given = {}) => {
  const ever = [...rules, ...deleted]
  const history = {
    ids: new Set(ever.map(({ id }) => id)),
    slugs: new Set(ever.flatMap(({ slug }) => (slug === '' ? [] : [slug]))),
  }
  return decideSeed({ packs, activePacks, history, at }, new Map(rules.map((rule) => [rule.id, rule]))).map(
    ({ rule }) => `${rule?.slug} ${rule?.active ? 'on' : 'off'}`,
  )
}

describe('at the first start', () => {
  test('every rule is written, and is on where it and its pack are', () =>
    expect(
      seeded([
        pack('secrets', document('a'), document('b', false)),
        { ...pack('policy', document('c')), enabled: false },
      ]),
    ).toEqual(['a on', 'b off', 'c off']))

  test('the packs that are on can be named', () =>
    expect(
      seeded([pack('secrets', document('a')), { ...pack('policy', document('c')), enabled: false }], {
        activePacks: ['policy'],
      }),
    ).toEqual(['a off', 'c on']))
})

describe('at a later start', () => {
  test('only what is new is written, on or off as its pack is', () => {
    const packs = [
      pack('on', document('a'), document('new-a')),
      pack('off', document('b'), document('new-b')),
    ]
    const rules = [row('a', 'on'), row('b', 'off', { active: false })]
    expect(seeded(packs, { rules, activePacks: ['off'] })).toEqual(['new-a on', 'new-b off'])
  })

  test('what people changed or deleted is left alone, under whatever row', () => {
    const packs = [pack('p', document('changed'), document('deleted'), document('own-row'))]
    const rules = [
      row('changed', 'p', { name: 'Renamed', version: 7 }),
      row('own-row', '', { id: 'elsewhere' }),
    ]
    expect(seeded(packs, { rules, deleted: [row('deleted', 'p')] })).toEqual([])
  })
})

describe('the six rules of the original', () => {
  const { packs, problems } = readRuleFolder(
    fileURLToPath(new URL('../../processors/detection/rules', import.meta.url)),
  )
  const classic = packs.filter(({ id }) => id === 'flagwise-classic')

  test('are the pack flagwise-classic, which is off unless it is asked for', () => {
    expect(problems).toEqual([])
    const events = decideSeed(
      {
        packs: classic,
        activePacks: ['flagwise-classic'],
        history: { ids: new Set(), slugs: new Set() },
        at,
      },
      new Map(),
    )
    const facts = ({ slug, name, type, pattern, severity, points, active, pack }: Rule) => ({
      slug,
      name,
      type,
      pattern,
      severity,
      points,
      active,
      pack,
    })
    expect(events.flatMap(({ rule }) => (rule ? [facts(rule)] : []))).toEqual(defaultRules(at).map(facts))
    expect(seeded(classic).every((rule) => rule.endsWith(' off'))).toBe(true)
  })

  test('do not come again where they were written before there were packs', () => {
    const before = defaultRules(0).map((rule) => ({ ...rule, slug: '', pack: '' }))
    expect(seeded(classic, { rules: before.slice(0, 4), deleted: before.slice(4) })).toEqual([])
  })
})
