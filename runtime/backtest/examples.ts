import type { Source } from '@flagwise/schemas'
import { type Comparison, type Judgement, rulesOnlyIn } from './compare-verdicts.ts'

/** What is known of a request beside its texts. */
export interface RequestFacts {
  readonly id: string
  readonly source: Source
  /** When the call was made, in ms since 1970. */
  readonly timestamp: number
  readonly provider: string
  readonly model: string
}

/** A request that the change makes a difference to. Its texts are not here: excerpts are redacted, and spans say where to look. */
export interface Example extends RequestFacts {
  readonly before: Judgement
  readonly after: Judgement
}

/** The first examples, spread over the rules that make the difference. */
export interface Examples {
  add(facts: RequestFacts, comparison: Comparison): void
  /** In the order in which they came. */
  all(): readonly Example[]
}

/** Most matches of an example; with them goes what is shown of hundreds of rules that match one text. */
const mostMatches = 20

/** @param most how many are kept */
export function collectExamples(most: number): Examples {
  const kept: { readonly rule: string; readonly example: Example }[] = []
  const counts = new Map<string, number>()
  const countOf = (rule: string): number => counts.get(rule) ?? 0

  /** The last example of the rule that has most, when it has at least two more than this one. */
  function oneTooMany(rule: string): number {
    let fullest = rule
    for (const [name, count] of counts) if (count > countOf(fullest)) fullest = name
    if (countOf(fullest) < countOf(rule) + 2) return -1
    return kept.findLastIndex((one) => one.rule === fullest)
  }

  return {
    add({ id, source, timestamp, provider, model }, { before, after }) {
      const rule = ruleThatDiffers(before, after)
      if (kept.length >= most) {
        const at = oneTooMany(rule)
        if (at === -1) return
        const [gone] = kept.splice(at, 1)
        if (gone) counts.set(gone.rule, countOf(gone.rule) - 1)
      }
      counts.set(rule, countOf(rule) + 1)
      const sides = { before: shortened(before), after: shortened(after) }
      kept.push({ rule, example: { id, source, timestamp, provider, model, ...sides } })
    },
    all: () => kept.map(({ example }) => example),
  }
}

/** The first rule that matches on one side alone; where the same rules match, the first of them. */
function ruleThatDiffers(before: Judgement, after: Judgement): string {
  const [rule] = [...rulesOnlyIn(after, before), ...rulesOnlyIn(before, after)]
  return rule ?? after.matches[0]?.ruleId ?? ''
}

const shortened = (judgement: Judgement): Judgement =>
  judgement.matches.length <= mostMatches
    ? judgement
    : {
        ...judgement,
        matches: judgement.matches.toSorted((a, b) => b.points - a.points).slice(0, mostMatches),
      }
