/** One labelled text as the model sees it. */
export interface Example {
  /** Indices of the features it has. */
  readonly features: readonly number[]
  readonly label: 0 | 1
  /** How much it counts. */
  readonly weight: number
}

export interface Fit {
  readonly bias: number
  readonly weights: readonly number[]
}

export interface Bounds {
  /** +1: may only speak for an attack; -1: only against one, and no more than `leastWeight`. */
  readonly signs: readonly (1 | -1)[]
  /** What each weight is drawn to where the examples say little: the judgement of whoever wrote the feature. */
  readonly expected: readonly number[]
  readonly leastWeight: number
  readonly mostWeight: number
  readonly ridge: number
  readonly rounds: number
}

/**
 * Logistic regression with an L2 penalty on the distance from what is expected and a sign for each weight, by projected gradient steps with momentum. Deterministic: same
 * examples, same weights.
 */
export function fitLogistic(examples: readonly Example[], bounds: Bounds): Fit {
  const size = bounds.signs.length
  let weights = new Float64Array(size)
  let ahead = new Float64Array(size)
  let bias = 0
  let biasAhead = 0
  const total = examples.reduce((sum, { weight }) => sum + weight, 0)
  const most = Math.max(...examples.map(({ features }) => features.length), 1)
  const step = 4 / (most + 1)
  let momentum = 1
  for (let round = 0; round < bounds.rounds; round++) {
    const gradient = new Float64Array(size)
    let biasGradient = 0
    for (const { features, label, weight } of examples) {
      let sum = biasAhead
      for (const feature of features) sum += ahead[feature] ?? 0
      const error = (weight * (1 / (1 + Math.exp(-sum)) - label)) / total
      biasGradient += error
      for (const feature of features) gradient[feature] = (gradient[feature] ?? 0) + error
    }
    const next = new Float64Array(size)
    for (let i = 0; i < size; i++) {
      const moved =
        (ahead[i] ?? 0) -
        step * ((gradient[i] ?? 0) + (bounds.ridge * ((ahead[i] ?? 0) - (bounds.expected[i] ?? 0))) / total)
      next[i] =
        bounds.signs[i] === 1
          ? Math.min(Math.max(moved, 0), bounds.mostWeight)
          : Math.max(Math.min(moved, 0), bounds.leastWeight)
    }
    const nextBias = biasAhead - step * biasGradient
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2
    const carry = (momentum - 1) / nextMomentum
    ahead = next.map((value, i) => value + carry * (value - (weights[i] ?? 0)))
    biasAhead = nextBias + carry * (nextBias - bias)
    weights = next
    bias = nextBias
    momentum = nextMomentum
  }
  return { bias, weights: [...weights] }
}

/** The log odds of an attack. */
export function scoreOf({ bias, weights }: Fit, features: readonly number[]): number {
  let sum = bias
  for (const feature of features) sum += weights[feature] ?? 0
  return sum
}
