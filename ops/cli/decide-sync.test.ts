import { parseRules } from '@flagwise/runtime/matching/language'
import { derivedId, type Rule } from '@flagwise/schemas'
import { aRule } from '@flagwise/schemas/examples'
import { expect, test } from 'vitest'
import { decideSync, eventsOf, type SyncPack } from './decide-sync.ts'

const keep = { prune: false, switch: false }
const pack = (
  fields: Partial<SyncPack> & { readonly ids?: readonly string[]; readonly more?: string } = {},
): SyncPack => {
  const { ids = ['a', 'b'], more = '', ...rest } = fields
  const texts = ids.map(
    (id) =>
      `id: ${id}\ntitle: Rule ${id}\ndescription: Made up.\ncategory: policy\nseverity: low\npoints: 1\nmatch: { keywords: [${id}] }\n${more}`,
  )
  return { id: 'own', enabled: true, rules: parseRules(texts.join('---\n'), { file: '' }).rules, ...rest }
}
const applied = (
  state: ReadonlyMap<string, Rule>,
  packs: readonly SyncPack[],
  options = keep,
): Map<string, Rule> => {
  const next = new Map(state)
  for (const { ruleId, rule } of eventsOf(decideSync(packs, state, options), options, 'ada', 1_000))
    if (rule) next.set(ruleId, rule)
    else next.delete(ruleId)
  return next
}
const kinds = (state: ReadonlyMap<string, Rule>, packs: readonly SyncPack[], options = keep) =>
  decideSync(packs, state, options).changes.map(({ kind }) => kind)

const first = applied(new Map(), [pack()])

test('new rules are created, at version 1, by who asked', () => {
  expect([...first.values()]).toMatchObject([
    { slug: 'a', pack: 'own', version: 1, createdAt: 1_000, updatedBy: 'ada', active: true },
    { slug: 'b' },
  ])
})

test('doing it again changes nothing', () => {
  expect(decideSync([pack()], first, keep)).toEqual({ changes: [], unchanged: 2, conflicts: [] })
})

test('a changed rule is the same rule in a new version, and what changed is named', () => {
  const changed = {
    ...pack(),
    rules: pack().rules.map((rule) => (rule.id === 'a' ? { ...rule, points: 9 } : rule)),
  }
  expect(decideSync([changed], first, keep).changes).toMatchObject([{ kind: 'changed', fields: ['points'] }])
  const next = applied(first, [changed])
  expect([...next.values()]).toMatchObject([
    { slug: 'a', points: 9, version: 2, createdAt: 1_000 },
    { version: 1 },
  ])
})

test('rules that are gone are deleted only when asked, and only of packs that are there', () => {
  const smaller = [pack({ ids: ['a'] })]
  expect(kinds(first, smaller)).toEqual(['gone'])
  expect(applied(first, smaller).size).toBe(2)
  expect(applied(first, smaller, { ...keep, prune: true }).size).toBe(1)
  expect(kinds(first, [pack({ id: 'another', ids: ['c'] })], { ...keep, prune: true })).toEqual(['new'])
})

test('rules of the UI stay, and are in the way only of their own id and name', () => {
  const own = aRule({ name: 'Mine' })
  const state = new Map([...first, [own.id, own]])
  expect(applied(state, [pack({ ids: ['a'] })], { ...keep, prune: true }).has(own.id)).toBe(true)
  const named = new Map([[own.id, { ...own, name: 'rule A' }]])
  expect(decideSync([pack()], named, keep).conflicts).toEqual([
    { ruleId: 'a', message: 'there is a rule "Rule a" already; choose another title' },
  ])
  const slugged = new Map([[own.id, { ...own, slug: 'b' }]])
  expect(decideSync([pack()], slugged, keep).conflicts).toMatchObject([{ ruleId: 'b' }])
})

test('two rules may swap their names', () => {
  const [a, b] = pack().rules
  if (!a || !b) throw new Error('no rules')
  const swapped = {
    ...pack(),
    rules: [
      { ...a, title: b.title },
      { ...b, title: a.title },
    ],
  }
  expect(decideSync([swapped], first, keep)).toMatchObject({ conflicts: [], changes: [{}, {}] })
})

test('what people switched stays so, unless the folder is to decide', () => {
  const off = new Map([...first].map(([id, rule]) => [id, { ...rule, active: false }]))
  expect(kinds(off, [pack()])).toEqual([])
  expect(kinds(off, [pack()], { ...keep, switch: true })).toEqual(['changed', 'changed'])
  const added = applied(off, [pack({ ids: ['a', 'b', 'c'] })])
  expect([...added.values()].map(({ active }) => active)).toEqual([false, false, false])
})

test('a rule that says it is off is switched off; a pack that is off comes switched off', () => {
  expect(
    [...applied(first, [pack({ more: 'enabled: false\n' })]).values()].map(({ active }) => active),
  ).toEqual([false, false])
  const fresh = applied(new Map(), [pack({ enabled: false })])
  expect([...fresh.values()].map(({ active }) => active)).toEqual([false, false])
})

test('each event has an id that follows from the rule and its version', () => {
  const [created] = eventsOf(decideSync([pack()], new Map(), keep), keep, 'ada', 5)
  expect(created).toMatchObject({ kind: 'created', at: 5, by: 'ada', ruleId: derivedId('rule', 'a') })
  const gone = eventsOf(decideSync([pack({ ids: ['a'] })], first, keep), { prune: true }, 'ada', 5)
  expect(gone).toEqual([
    {
      id: derivedId('rule-event', derivedId('rule', 'b'), '2'),
      ruleId: derivedId('rule', 'b'),
      kind: 'deleted',
      rule: null,
      at: 5,
      by: 'ada',
    },
  ])
})
