import type { AttackJudgement, AttackText, Technique } from './attack.ts'
import type { Span } from './features/feature.ts'
import { features } from './features/index.ts'
import { observe } from './observe.ts'
import { bias, weightOf, worthSaying } from './weights.ts'

const reasonOf: readonly string[] = features.map(
  ({ name }, feature) => `${name} (+${(weightOf[feature] ?? 0).toFixed(1)})`,
)

/** How much a text looks like an attack, and why; null when nothing worth a word speaks for it. 0.5 is the operating point. */
export function judgeAttack(text: AttackText): AttackJudgement | null {
  const observations = observe(text)
  if (observations.length === 0) return null
  let sum = bias
  for (const { feature } of observations) sum += weightOf[feature] ?? 0
  const score = 1 / (1 + Math.exp(-sum))
  if (score < worthSaying) return null
  const byTechnique = new Map<Technique, { weight: number; spans: Span[]; why: [number, string][] }>()
  for (const { feature, spans } of observations) {
    const technique = features[feature]?.technique
    const weight = weightOf[feature] ?? 0
    if (technique === undefined || weight <= 0) continue
    const told = byTechnique.get(technique) ?? { weight: 0, spans: [], why: [] }
    told.weight += weight
    told.spans.push(...spans)
    told.why.push([weight, reasonOf[feature] ?? ''])
    byTechnique.set(technique, told)
  }
  const techniques = [...byTechnique]
    .map(([technique, { weight, spans, why }]) => ({
      technique,
      weight,
      spans: distinct(spans),
      why: why.sort(([a], [b]) => b - a).map(([, reason]) => reason),
    }))
    .sort((a, b) => b.weight - a.weight)
  return techniques.length === 0 ? null : { score, techniques }
}

/** In the order of the text, without those that lie within another one. */
function distinct(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || span.end > last.end) kept.push(span)
  }
  return kept
}
