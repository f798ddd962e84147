import type { Rule } from '@flagwise/schemas'

/** Something that would be done to the rules. Rules go by their id as code or by the id of their row. */
export type RuleChange =
  /** A rule as it would be written; it takes the place of the one with its row id or its id as code. */
  | { readonly kind: 'put'; readonly rule: Rule }
  | { readonly kind: 'switch-rule'; readonly rule: string; readonly active: boolean }
  | { readonly kind: 'switch-pack'; readonly pack: string; readonly active: boolean }
  | { readonly kind: 'delete'; readonly rule: string }

/** A change that cannot be, as there is nothing to change. */
export class NoSuchRule extends Error {
  override readonly name = 'NoSuchRule'
}

/** What became of a rule. */
export type RuleEffect = 'added' | 'changed' | 'switched on' | 'switched off' | 'deleted'

export interface ChangedRules {
  readonly rules: readonly Rule[]
  /** Rules that are not as they were, by id. */
  readonly effects: readonly { readonly ruleId: string; readonly name: string; readonly effect: RuleEffect }[]
}

/** The rules with the changes made in their order; nothing is written. @throws NoSuchRule */
export function changeRules(present: Iterable<Rule>, changes: readonly RuleChange[]): ChangedRules {
  const before = new Map([...present].map((rule) => [rule.id, rule]))
  const after = new Map(before)

  const named = (name: string): Rule | undefined =>
    after.get(name) ?? [...after.values()].find(({ slug }) => slug !== '' && slug === name)
  const known = (name: string): Rule => {
    const rule = named(name)
    if (rule) return rule
    throw new NoSuchRule(`there is no rule ${JSON.stringify(name)}; give the id of one that is written`)
  }
  for (const change of changes)
    switch (change.kind) {
      case 'put': {
        const rule = named(change.rule.id) ?? named(change.rule.slug)
        after.set(rule?.id ?? change.rule.id, rule ? inPlaceOf(rule, change.rule) : change.rule)
        break
      }
      case 'switch-rule': {
        const rule = known(change.rule)
        after.set(rule.id, { ...rule, active: change.active })
        break
      }
      case 'switch-pack': {
        const rules = [...after.values()].filter(({ pack }) => pack !== '' && pack === change.pack)
        if (rules.length === 0)
          throw new NoSuchRule(
            `there is no pack ${JSON.stringify(change.pack)}; there is ${packsOf(after.values()).join(', ') || 'none'}`,
          )
        for (const rule of rules) after.set(rule.id, { ...rule, active: change.active })
        break
      }
      case 'delete':
        after.delete(known(change.rule).id)
    }
  return { rules: [...after.values()], effects: effectsOf(before, after) }
}

/** As a change of the rule is written: what history makes of it stays, and its pack. */
const inPlaceOf = (present: Rule, rule: Rule): Rule => ({
  ...rule,
  id: present.id,
  pack: rule.pack || present.pack,
  slug: present.slug,
  version: present.version + 1,
  createdAt: present.createdAt,
})

const packsOf = (rules: Iterable<Rule>): readonly string[] =>
  [...new Set([...rules].map(({ pack }) => pack))].filter((pack) => pack !== '').sort()

function effectsOf(before: ReadonlyMap<string, Rule>, after: ReadonlyMap<string, Rule>) {
  const effects: ChangedRules['effects'][number][] = []
  for (const [ruleId, rule] of after) {
    const was = before.get(ruleId)
    const { name } = rule
    if (!was) effects.push({ ruleId, name, effect: 'added' })
    else if (saysOtherThan(was, rule)) effects.push({ ruleId, name, effect: 'changed' })
    else if (was.active !== rule.active)
      effects.push({ ruleId, name, effect: rule.active ? 'switched on' : 'switched off' })
  }
  for (const [ruleId, { name }] of before)
    if (!after.has(ruleId)) effects.push({ ruleId, name, effect: 'deleted' })
  return effects
}

const telling = [
  'type',
  'pattern',
  'definition',
  'severity',
  'points',
  'priority',
  'stopOnMatch',
  'name',
  'category',
] as const satisfies (keyof Rule)[]

/** Whether the rules differ in what they match or in what a match is; on and off does not count. */
const saysOtherThan = (a: Rule, b: Rule): boolean => telling.some((field) => a[field] !== b[field])
