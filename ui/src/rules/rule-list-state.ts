import type { RulePacksQuery, RulesQuery, Severity } from '../graphql/generated/graphql.ts'

export type ListedRule = RulesQuery['rules'][number]
export type Pack = RulePacksQuery['rulePacks'][number]

/** What the page shows; it stands in its address. */
export interface RuleFilter {
  readonly search: string
  readonly category: string
  readonly severities: readonly Severity[]
  readonly state: '' | 'on' | 'off'
}

export interface PackRow {
  readonly kind: 'pack'
  readonly key: string
  /** Empty for the organisation's own rules. */
  readonly pack: string
  readonly title: string
  readonly description: string
  readonly total: number
  readonly active: number
  /** How many of its rules the filter lets through. */
  readonly shown: number
  readonly open: boolean
}

/** A line of the list: the head of a pack, or a rule. */
export type Row = PackRow | { readonly kind: 'rule'; readonly key: string; readonly rule: ListedRule }

type Params = Readonly<Record<string, string | string[] | undefined>>

const severityOrder: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']
const one = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '')

/** The filter that the address asks for; what it does not understand it leaves out. */
export function filterFrom(params: Params): RuleFilter {
  const state = one(params.state)
  return {
    search: one(params.search),
    category: one(params.category),
    severities: severityOrder.filter((severity) =>
      one(params.severity).toUpperCase().split(',').includes(severity),
    ),
    state: state === 'on' || state === 'off' ? state : '',
  }
}

export const paramsOf = (filter: RuleFilter): Record<string, string | null> => ({
  search: filter.search || null,
  category: filter.category || null,
  severity: filter.severities.length === 0 ? null : filter.severities.join(',').toLowerCase(),
  state: filter.state || null,
})

export const isFiltered = ({ search, category, severities, state }: RuleFilter): boolean =>
  search.trim() !== '' || category !== '' || severities.length > 0 || state !== ''

/** The categories that there are rules of, by name. */
export const categoriesOf = (rules: readonly ListedRule[]): readonly string[] =>
  [...new Set(rules.map(({ category }) => category))].sort()

/** Rules that the filter lets through; all words that are looked for have to be in them. */
export function filtered(rules: readonly ListedRule[], filter: RuleFilter): readonly ListedRule[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  return rules.filter((rule) => {
    if (filter.category && rule.category !== filter.category) return false
    if (filter.severities.length > 0 && !filter.severities.includes(rule.severity)) return false
    if (filter.state && rule.active !== (filter.state === 'on')) return false
    if (words.length === 0) return true
    const text = [rule.name, rule.slug, rule.description, rule.category, rule.pattern, ...rule.tags]
      .join('\n')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/**
 * The lines of the list: own rules first, then the packs as the gateway orders them, each with its rules while it is open. A filter opens
 * all, and leaves out packs without a hit.
 * @param open packs that the reader opened
 */
export function rowsOf(
  rules: readonly ListedRule[],
  packs: readonly Pack[],
  filter: RuleFilter,
  open: ReadonlySet<string>,
): readonly Row[] {
  const all = Map.groupBy(rules, ({ pack }) => pack)
  const shown = Map.groupBy(filtered(rules, filter), ({ pack }) => pack)
  const known = packs.map(({ id }) => id)
  const unknown = [...all.keys()].filter((pack) => pack !== '' && !known.includes(pack)).sort()
  const narrowed = isFiltered(filter)
  return ['', ...known, ...unknown].flatMap((pack): readonly Row[] => {
    const members = all.get(pack) ?? []
    const hits = shown.get(pack) ?? []
    if (members.length === 0 || (narrowed && hits.length === 0)) return []
    const facts = packs.find(({ id }) => id === pack)
    const isOpen = narrowed || open.has(pack)
    const head: PackRow = {
      kind: 'pack',
      key: `pack ${pack}`,
      pack,
      title: pack === '' ? 'Your own rules' : (facts?.title ?? pack),
      description: pack === '' ? 'Made here, not part of a pack.' : (facts?.description ?? ''),
      total: members.length,
      active: members.filter(({ active }) => active).length,
      shown: hits.length,
      open: isOpen,
    }
    const lines = isOpen
      ? [...hits].sort(worstFirst).map((rule): Row => ({ kind: 'rule', key: rule.id, rule }))
      : []
    return [head, ...lines]
  })
}

/** The head of a pack, whatever is filtered; undefined when there is no such pack. */
export const packRowOf = (
  pack: string,
  rules: readonly ListedRule[],
  packs: readonly Pack[],
): PackRow | undefined =>
  rowsOf(rules, packs, filterFrom({}), new Set())
    .filter((row) => row.kind === 'pack')
    .find((row) => row.pack === pack)

const worstFirst = (a: ListedRule, b: ListedRule): number =>
  severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) || a.name.localeCompare(b.name)
