import { features } from './features/index.ts'
import trained from './weights.json' with { type: 'json' }

const byName: ReadonlyMap<string, number> = new Map(Object.entries(trained.features))

/** By number of the feature; 0 for one that was never trained. */
export const weightOf: readonly number[] = features.map(({ name }) => byName.get(name) ?? 0)

export const bias = trained.bias

/** A text that scores lower is not worth a word, whatever a rule asks for. */
export const worthSaying = 0.3

/** The sum of weights at which a text has a score between 0 and 1. */
export const sumAt = (score: number): number => Math.log(score / (1 - score))
