import type { RuleDocument } from '@flagwise/runtime/matching/language'
import { defaultRules, derivedId, type Rule, type RuleEvent, type RuleEventKind } from '@flagwise/schemas'
import { rowOf } from './rule-set.ts'

export interface SyncPack {
  readonly id: string
  readonly enabled: boolean
  readonly rules: readonly RuleDocument[]
}

export interface SyncOptions {
  /** Rules of the same packs that the folder has no more are deleted. */
  readonly prune: boolean
  /** On and off as the folder says, whatever people switched since. */
  readonly switch: boolean
}

export type Change =
  | { readonly kind: 'new'; readonly rule: Rule }
  | {
      readonly kind: 'changed'
      readonly before: Rule
      readonly rule: Rule
      readonly fields: readonly (keyof Rule)[]
    }
  | { readonly kind: 'gone'; readonly before: Rule }

export interface SyncPlan {
  readonly changes: readonly Change[]
  readonly unchanged: number
  /** Rules that cannot be written, and why; then nothing is. */
  readonly conflicts: readonly { readonly ruleId: string; readonly message: string }[]
}

/** Before there were packs, the six rules of the original came by their names. */
const earlierIds = new Map(defaultRules(0).map(({ slug, id }) => [slug, id]))

/** What must change so that the rules are as the folder says. Rules that were made in the UI stay as they are. */
export function decideSync(
  packs: readonly SyncPack[],
  state: ReadonlyMap<string, Rule>,
  options: SyncOptions,
): SyncPlan {
  const present = [...state.values()]
  const bySlug = new Map(present.filter(({ slug }) => slug !== '').map((rule) => [rule.slug, rule]))
  const changes: Change[] = []
  const conflicts: { ruleId: string; message: string }[] = []
  const wanted = new Set<string>()
  let unchanged = 0

  for (const pack of packs) {
    const known = present.filter((rule) => rule.pack === pack.id)
    const isOn = options.switch || known.length === 0 ? pack.enabled : known.some(({ active }) => active)
    for (const document of pack.rules) {
      wanted.add(document.id)
      const row = rowOf(document, pack.id)
      const earlier = state.get(earlierIds.get(document.id) ?? '')
      const before = bySlug.get(document.id) ?? state.get(row.id) ?? earlier
      if (before && before.pack === '' && before !== earlier) {
        conflicts.push({
          ruleId: document.id,
          message: `"${before.name}" was made in the UI and has this id; choose another`,
        })
        continue
      }
      const active = before && !options.switch ? before.active && document.enabled : document.enabled && isOn
      const rule: Rule = before
        ? {
            ...row,
            active,
            id: before.id,
            version: before.version,
            createdAt: before.createdAt,
            updatedAt: before.updatedAt,
            updatedBy: before.updatedBy,
          }
        : { ...row, active }
      const fields = before ? differing(before, rule) : []
      if (!before) changes.push({ kind: 'new', rule })
      else if (fields.length > 0) changes.push({ kind: 'changed', before, rule, fields })
      else unchanged++
    }
  }
  const synced = new Set(packs.map(({ id }) => id))
  for (const before of present)
    if (synced.has(before.pack) && !wanted.has(before.slug)) changes.push({ kind: 'gone', before })
  return { changes, unchanged, conflicts: [...conflicts, ...sameNames(changes, present, options)] }
}

/** The events that make it so. @param at ms since 1970 */
export function eventsOf(
  { changes }: SyncPlan,
  { prune }: Pick<SyncOptions, 'prune'>,
  by: string,
  at: number,
): readonly RuleEvent[] {
  const event = (kind: RuleEventKind, ruleId: string, rule: Rule | null, id: string): RuleEvent => ({
    id,
    ruleId,
    kind,
    rule,
    at,
    by,
  })
  return changes.flatMap((change) => {
    if (change.kind === 'new') {
      const rule = { ...change.rule, version: 1, createdAt: at, updatedAt: at, updatedBy: by }
      // A rule may come again after it was deleted, and is then at version 1 once more.
      return event('created', rule.id, rule, derivedId('rule-event', rule.id, '1', String(at)))
    }
    const { id, version } = change.before
    const eventId = derivedId('rule-event', id, String(version + 1))
    if (change.kind === 'gone') return prune ? event('deleted', id, null, eventId) : []
    const rule = { ...change.rule, version: version + 1, updatedAt: at, updatedBy: by }
    return event('updated', id, rule, eventId)
  })
}

const differing = (before: Rule, after: Rule): readonly (keyof Rule)[] =>
  ruleFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))

/** What a rule says, as opposed to what its history makes of it. */
const ruleFields = [
  'name',
  'description',
  'category',
  'type',
  'pattern',
  'definition',
  'severity',
  'points',
  'priority',
  'stopOnMatch',
  'active',
  'slug',
  'pack',
  'tags',
  'references',
  'falsePositives',
] as const satisfies (keyof Rule)[]

/** Names are unique; a rule that takes the name of one that stays cannot be written. */
function sameNames(changes: readonly Change[], present: readonly Rule[], { prune }: SyncOptions) {
  const key = (name: string): string => name.normalize('NFKC').toLowerCase()
  const after = new Map(present.map((rule) => [rule.id, rule]))
  for (const change of changes)
    if (change.kind !== 'gone') after.set(change.rule.id, change.rule)
    else if (prune) after.delete(change.before.id)
  const written = new Set(changes.flatMap((change) => (change.kind === 'gone' ? [] : [change.rule.id])))
  const byName = Map.groupBy(after.values(), ({ name }) => key(name))
  return [...byName.values()].flatMap((rules) => {
    const [other] = rules.filter(({ id }) => !written.has(id))
    return rules.length < 2 || !other
      ? []
      : rules
          .filter(({ id }) => written.has(id))
          .map(({ slug, name }) => ({
            ruleId: slug,
            message: `there is a rule "${name}" already; choose another title`,
          }))
  })
}
