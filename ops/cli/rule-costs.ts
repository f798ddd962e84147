import { compileRuleSet, type RuleSet } from '@flagwise/runtime/matching'
import type { LlmRequest, Rule } from '@flagwise/schemas'

/** What a rule adds to the time that a text takes. */
export interface RuleCost {
  readonly slug: string
  /** Of the slowest text, in µs. */
  readonly most: number
  /** On average, in µs a text. */
  readonly mean: number
}

/** Texts on which a rule is timed, at most. */
const maxTexts = 120
const rounds = 3

/** Costs of rules, the dearest first: each alone on the same texts, less what a set without it takes. */
export function measureCosts(rows: readonly Rule[], requests: readonly LlmRequest[]): readonly RuleCost[] {
  const step = Math.max(1, Math.ceil(requests.length / maxTexts))
  const texts = requests.filter((_, at) => at % step === 0)
  if (texts.length === 0) return []
  const [template] = rows
  if (!template) return []
  // Reads the text as every set does, and finds nothing.
  const idle: Rule = {
    ...template,
    type: 'keyword',
    pattern: '\u{10fffd}\u{10fffd}\u{10fffd}',
    definition: '',
    active: true,
  }
  const base = timesOf([idle], texts)
  return rows
    .map((row) => {
      const times = timesOf([{ ...row, active: true }], texts).map((time, at) =>
        Math.max(0, time - (base[at] ?? 0)),
      )
      return {
        slug: row.slug,
        most: times.reduce((most, time) => Math.max(most, time), 0),
        mean: times.reduce((sum, time) => sum + time, 0) / times.length,
      }
    })
    .sort((a, b) => b.mean - a.mean)
}

const timesOf = (rows: readonly Rule[], texts: readonly LlmRequest[]): readonly number[] =>
  timesIn(compileRuleSet(rows).match, texts)

/** µs for each text: the best of some rounds. */
function timesIn(match: RuleSet['match'], texts: readonly LlmRequest[]): readonly number[] {
  const best = texts.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++)
    for (const [at, text] of texts.entries()) {
      const from = process.hrtime.bigint()
      match(text)
      best[at] = Math.min(best[at] ?? 0, Number(process.hrtime.bigint() - from) / 1_000)
    }
  return best
}

/** What all rules together take: µs for a text, the half and the slowest hundredth. */
export function measureSet(match: RuleSet['match'], texts: readonly LlmRequest[]) {
  const times = timesIn(match, texts).toSorted((a, b) => a - b)
  return { p50: times[Math.floor(times.length * 0.5)] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0 }
}
