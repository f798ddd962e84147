import { derivedId, type LlmRequest } from '@flagwise/schemas'
import { ordinaryLength, ordinaryPrompt } from './ordinary.ts'
import { packViolations } from './pack-violations.ts'
import { between, pick, randomFrom } from './random.ts'
import { restrictedModel, textViolations } from './violations.ts'

/** A made-up request and what the rules must find in it. */
export interface GeneratedRequest {
  readonly request: LlmRequest
  /** What must match, sorted: names of the six rules, or ids of rules of the packs; empty when the request is ordinary. */
  readonly expectedRules: readonly string[]
}

export interface TrafficOptions {
  readonly seed: number
  /** Share of requests that break a rule, 0 to 1. */
  readonly share: number
  /** What is broken: the six rules of the original, or those of the packs that are on at a first start. The six when absent. */
  readonly rules?: 'classic' | 'packs'
  /** Characters of each prompt; drawn as they occur in life when absent. */
  readonly promptLength?: number
}

const models = [
  { provider: 'openai', model: 'gpt-4o-mini' },
  { provider: 'openai', model: 'gpt-4o' },
  { provider: 'anthropic', model: 'claude-sonnet-4' },
  { provider: 'anthropic', model: 'claude-haiku-4' },
  { provider: 'google', model: 'gemini-2.0-flash' },
  { provider: 'mistral', model: 'mistral-small' },
  { provider: 'azure', model: 'gpt-4o' },
] as const

const answers = [
  'Here is a short version.',
  'Of course. The main points are these.',
  'The plan below should work.',
]

/**
 * The nth request of the traffic with this seed. Each request depends on seed and number alone, so that any part of the
 * traffic can be made again, on any machine.
 *
 * @param at when the call was made, in ms since 1970
 */
export function generateRequest(options: TrafficOptions, number: number, at: number): GeneratedRequest {
  const random = randomFrom(
    Math.imul(options.seed ^ 0x9e3779b9, 2_654_435_761) ^ Math.imul(number + 1, 40_503),
  )
  const breaks = random() < options.share
  const isClassic = options.rules !== 'packs'
  const violations = isClassic ? textViolations : packViolations
  const kind = breaks ? between(random, 0, violations.length - (isClassic ? 0 : 1)) : -1
  const violation = violations[kind]
  const restricted = kind === violations.length
  // One violation in five comes with a second one, as they do in life.
  const second = violation && random() < 0.2 ? pick(random, violations) : undefined
  const { provider, model } = restricted ? pick(random, restrictedModel.models) : pick(random, models)

  const ordinary = ordinaryPrompt(random, options.promptLength ?? ordinaryLength(random))
  const added = [violation, second].flatMap((found) => (found ? [found.text(random)] : []))
  const prompt = insertedAt(ordinary, added, random)
  const rules = new Set([
    ...(violation?.rules ?? []),
    ...(second?.rules ?? []),
    ...(restricted ? restrictedModel.rules : []),
  ])

  const user = between(random, 1, 120)
  const tokens = Math.ceil(prompt.length / 4)
  return {
    expectedRules: [...rules].sort(),
    request: {
      id: derivedId('traffic', String(options.seed), String(number)),
      timestamp: at,
      srcIp: `198.51.100.${(user % 60) + 1}`,
      provider,
      model,
      prompt,
      endpoint: '/v1/chat/completions',
      method: 'POST',
      headers: { 'user-agent': pick(random, ['assistant/2.4', 'ide-plugin/1.9', 'batch-job/0.3']) },
      response: pick(random, answers),
      durationMs: between(random, 180, 4200),
      statusCode: random() < 0.985 ? 200 : 429,
      tokensPrompt: tokens,
      tokensResponse: between(random, 20, 800),
      userId: `user-${user}`,
      sessionId: `session-${user}-${Math.floor(number / 500)}`,
      metadata: { team: pick(random, ['support', 'research', 'platform', 'marketing']) },
    },
  }
}

/** The added sentences stand between two sentences of the prompt, or at its end. */
function insertedAt(prompt: string, added: readonly string[], random: () => number): string {
  if (added.length === 0) return prompt
  const ends = [...prompt.matchAll(/[.。] /g)].map((found) => found.index + 1)
  const at = ends.length === 0 ? prompt.length : pick(random, ends)
  return `${prompt.slice(0, at)} ${added.join(' ')}${prompt.slice(at)}`
}
