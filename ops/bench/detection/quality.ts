import type { Match } from '@flagwise/schemas'
import type { Labelled, LabelledSets } from './labelled.ts'

/** A labelled text and every match that the engine attributes to a rule. */
export interface Judged {
  readonly labelled: Labelled
  readonly matches: readonly Match[]
}

export type JudgedSets = { readonly [File in keyof LabelledSets]: readonly Judged[] }

/** How well one category finds what it should. */
export interface Quality {
  readonly name: string
  readonly positives: number
  readonly found: number
  /** Ordinary texts in which it found something, of so many. */
  readonly wrong: number
  readonly ordinary: number
  /** Texts that are none of their own kind and yet matched, of so many. They may well be of another kind. */
  readonly nearMisses: number
  readonly near: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** What an area of the data reaches, of so many texts. */
export interface Share {
  readonly name: string
  readonly hits: number
  readonly of: number
  readonly bar?: { readonly least?: number; readonly most?: number }
}

const hasCategory = ({ matches }: Judged, category: string): boolean =>
  matches.some((match) => match.category === category)

/** The ordinary prompts: no attacks, and nothing else that a rule should find. */
export const ordinaryOf = (sets: JudgedSets): readonly Judged[] =>
  sets.promptAttacks.filter(({ labelled }) => labelled.label === 0)

export function qualityOf(
  name: string,
  category: string,
  own: readonly Judged[],
  ordinary: readonly Judged[],
): Quality {
  const has = (judged: Judged): boolean => hasCategory(judged, category)
  const positives = own.filter(({ labelled }) => labelled.label === 1)
  const near = own.filter(({ labelled }) => labelled.label === 0)
  const found = positives.filter(has).length
  const wrong = ordinary.filter(has).length
  const precision = found + wrong === 0 ? 0 : found / (found + wrong)
  const recall = positives.length === 0 ? 0 : found / positives.length
  return {
    name,
    positives: positives.length,
    found,
    wrong,
    ordinary: ordinary.length,
    nearMisses: near.filter(has).length,
    near: near.length,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}

/** Precision, recall and F1 of the three categories that have labels. */
export function categoriesOf(sets: JudgedSets): readonly Quality[] {
  const ordinary = ordinaryOf(sets)
  const attacks = sets.promptAttacks.filter(
    ({ labelled }) => labelled.label === 1 && !labelled.kind.startsWith(payload),
  )
  return [
    qualityOf('secrets', 'secrets', sets.secrets, ordinary),
    qualityOf('personal-data', 'personal-data', sets.personalData, ordinary),
    qualityOf('prompt-attacks', 'prompt-attacks', [...attacks, ...sets.agentThreats], ordinary),
  ]
}

const payload = 'prompt_injection_payload/'
const groups: readonly (readonly [name: string, test: RegExp, least?: number])[] = [
  ['core attacks', /^prompt_injection\//, 0.75],
  ['jailbreaks', /^jailbreak\//, 0.92],
  ['multilingual', /^prompt_injection_multilingual\//, 0.5],
  ['agent threats', /^atr\//, 0.6],
  ['payloads: ordinary tasks hidden in documents', /^prompt_injection_payload\//],
]

/** Recall of prompt attacks by group of the data, and what the one operating point costs. */
export function groupsOf(sets: JudgedSets): readonly Share[] {
  const all = [...sets.promptAttacks, ...sets.agentThreats]
  const attacks = all.filter(({ labelled }) => labelled.label === 1)
  const ordinary = ordinaryOf(sets)
  const lookAlikes = ordinary.filter(({ labelled }) => labelled.kind.includes('notinject'))
  const flagged = (texts: readonly Judged[]): number =>
    texts.filter((judged) => hasCategory(judged, 'prompt-attacks')).length
  const negatives = sets.agentThreats.filter(({ labelled }) => labelled.label === 0)
  return [
    ...groups.map(([name, test, least]): Share => {
      const own = attacks.filter(({ labelled }) => test.test(labelled.kind))
      return { name, hits: flagged(own), of: own.length, ...(least === undefined ? {} : { bar: { least } }) }
    }),
    { name: 'ordinary texts flagged', hits: flagged(ordinary), of: ordinary.length, bar: { most: 0.01 } },
    { name: 'look-alikes flagged', hits: flagged(lookAlikes), of: lookAlikes.length, bar: { most: 0.02 } },
    { name: 'near misses of agent threats flagged', hits: flagged(negatives), of: negatives.length },
  ]
}

/** Recall by kind, worst first. */
export function kindsOf(judged: readonly Judged[], category: string): readonly Share[] {
  const kinds = new Map<string, { hits: number; of: number }>()
  for (const one of judged) {
    if (one.labelled.label === 0) continue
    const kind = kinds.get(one.labelled.kind) ?? { hits: 0, of: 0 }
    kind.of++
    if (hasCategory(one, category)) kind.hits++
    kinds.set(one.labelled.kind, kind)
  }
  return [...kinds]
    .map(([name, counts]) => ({ name, ...counts }))
    .sort((a, b) => a.hits / a.of - b.hits / b.of || b.of - a.of)
}

/** What is flagged among ordinary texts: of each family of them, how many by each category. */
export function ordinaryFlagged(sets: JudgedSets) {
  const families = new Map<string, { of: number; by: Map<string, number>; rules: Map<string, number> }>()
  for (const { labelled, matches } of ordinaryOf(sets)) {
    const name = familyOf(labelled.kind)
    const family = families.get(name) ?? { of: 0, by: new Map(), rules: new Map() }
    families.set(name, family)
    family.of++
    for (const category of new Set(matches.map((match) => match.category)))
      family.by.set(category, (family.by.get(category) ?? 0) + 1)
    for (const { name: rule } of matches) family.rules.set(rule, (family.rules.get(rule) ?? 0) + 1)
  }
  return [...families]
    .map(([family, { of, by, rules }]) => ({
      family,
      of,
      by: Object.fromEntries(by),
      rules: Object.fromEntries(rules),
    }))
    .sort((a, b) => b.of - a.of)
}

const familyOf = (kind: string): string =>
  (kind.split('/')[1] ?? kind).replace(/^(benign-notinject|bastion-benign).*$/, '$1')

/** How many of the labelled spans of personal data are touched by a span that was found. */
export function spansFound(judged: readonly Judged[], category: string): Share {
  let of = 0
  let hits = 0
  for (const { labelled, matches } of judged) {
    const found = matches.filter((match) => match.category === category).flatMap(({ spans }) => spans)
    for (const [start, end, kind] of labelled.label === 1 ? (labelled.spans ?? []) : []) {
      if (kind !== undefined && labelled.structured && !labelled.structured.includes(kind)) continue
      of++
      if (found.some((span) => span.start < end && start < span.end)) hits++
    }
  }
  return { name: `labelled spans of ${category} found`, hits, of }
}
