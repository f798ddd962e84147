import { measureCosts } from '../../cli/rule-costs.ts'
import { type Engine, requestOf } from './engine.ts'
import { type JudgedSets, ordinaryOf } from './quality.ts'

/** What a rule found and what it costs. */
export interface RuleLine {
  readonly rule: string
  readonly category: string
  /** Texts in which it found something that is labelled as what its category is about. */
  readonly right: number
  /** Ordinary texts in which it found something. */
  readonly wrong: number
  /** Any other text: another kind than the label speaks of. */
  readonly other: number
  /** µs that it adds to an ordinary text, on average and at most; null where it was not measured. */
  readonly mean: number | null
  readonly most: number | null
}

const aboutOf: Readonly<Record<keyof JudgedSets, string>> = {
  secrets: 'secrets',
  personalData: 'personal-data',
  promptAttacks: 'prompt-attacks',
  agentThreats: 'prompt-attacks',
}

/** All rules, those that are wrong most often first, then by what they find. */
export function ruleTable(engine: Engine, sets: JudgedSets, withCosts: boolean): readonly RuleLine[] {
  const counts = new Map<string, { right: number; wrong: number; other: number }>()
  const ordinary = new Set(ordinaryOf(sets))
  for (const file of Object.keys(aboutOf) as (keyof JudgedSets)[])
    for (const judged of sets[file])
      for (const match of judged.matches) {
        const count = counts.get(match.ruleId) ?? { right: 0, wrong: 0, other: 0 }
        counts.set(match.ruleId, count)
        if (ordinary.has(judged)) count.wrong++
        else if (judged.labelled.label === 1 && match.category === aboutOf[file]) count.right++
        else count.other++
      }
  const texts = [...ordinary].map(({ labelled }) => requestOf(labelled.text))
  const active = engine.rows.filter(({ active }) => active)
  const costs = new Map(
    (withCosts ? measureCosts(active, texts) : []).map((cost) => [cost.slug, cost] as const),
  )
  return active
    .map((row) => ({
      rule: row.slug,
      category: row.category,
      ...(counts.get(row.id) ?? { right: 0, wrong: 0, other: 0 }),
      mean: costs.get(row.slug)?.mean ?? null,
      most: costs.get(row.slug)?.most ?? null,
    }))
    .sort((a, b) => b.wrong - a.wrong || (b.mean ?? 0) - (a.mean ?? 0) || b.right - a.right)
}
