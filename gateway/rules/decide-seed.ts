import { type RuleDocument, toRule } from '@flagwise/runtime/matching/language'
import { defaultRules, derivedId, type Rule, type RuleEvent } from '@flagwise/schemas'
import type { RuleState } from './decide-rule.ts'

/** A pack as it is delivered. */
export interface SeedPack {
  readonly id: string
  readonly enabled: boolean
  readonly rules: readonly RuleDocument[]
}

/** Rules that ever were, also those that were deleted. */
export interface SeedHistory {
  readonly ids: ReadonlySet<string>
  readonly slugs: ReadonlySet<string>
}

export interface Seed {
  readonly packs: readonly SeedPack[]
  /** Packs that are on where there is nothing of them yet; when not given, each pack says it itself. */
  readonly activePacks: readonly string[] | undefined
  readonly history: SeedHistory
  /** ms since 1970 */
  readonly at: number
}

/** Before there were packs, the six rules of the original came by their names. */
const earlierIds = new Map(defaultRules(0).map((rule) => [rule.slug, rule.id]))

/** The rules that were delivered and never written, each as it is created. What was ever written is left to people. */
export function decideSeed(seed: Seed, state: RuleState): readonly RuleEvent[] {
  const { packs, history, at } = seed
  const rules = [...state.values()]
  const slugs = new Set(rules.map(({ slug }) => slug))
  const was = ({ id, slug }: Rule): boolean =>
    [id, earlierIds.get(slug)].some((one) => one !== undefined && (history.ids.has(one) || state.has(one))) ||
    history.slugs.has(slug) ||
    slugs.has(slug)

  return packs.flatMap((pack) => {
    const isOn = packIsOn(pack, rules, seed)
    return pack.rules
      .map((document) => toRule(document, { pack: pack.id, version: 1, at, by: 'system' }))
      .filter((rule) => !was(rule))
      .map((rule) => createdBySystem({ ...rule, active: rule.active && isOn }, at))
  })
}

/** A pack that people switched off stays off, whatever new rules come. */
function packIsOn(pack: SeedPack, rules: readonly Rule[], { activePacks }: Seed): boolean {
  const known = rules.filter((rule) => rule.pack === pack.id)
  if (known.length > 0) return known.some((rule) => rule.active)
  return activePacks ? activePacks.includes(pack.id) : pack.enabled
}

const createdBySystem = (rule: Rule, at: number): RuleEvent => ({
  id: derivedId('rule-event', rule.id, String(rule.version)),
  ruleId: rule.id,
  kind: 'created',
  rule,
  at,
  by: rule.updatedBy,
})
