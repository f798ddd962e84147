import { features } from './features/index.ts'
import trained from './weights.json' with { type: 'json' }

const byName: ReadonlyMap<string, number> = new Map(Object.entries(trained.features))

/** By number of the feature; 0 for one that was never trained. */
export const weightOf: readonly number[] = features.map(({ name }) => byName.get(name) ?? 0)

export const bias = trained.bias

/** A text that scores lower is not worth a word, whatever a rule asks for. */
export const worthSaying = 0.3

/** The sum of weights at which a text scores as much. */
export const leastSum = Math.log(worthSaying / (1 - worthSaying))
