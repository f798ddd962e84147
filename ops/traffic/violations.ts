import { between, pick } from './random.ts'

/** A kind of violation: the text it adds to a prompt, and the default rules that must find it there. */
export interface Violation {
  readonly kind: string
  /** Names of the default rules that this text trips, and no others of its type. */
  readonly rules: readonly string[]
  /** Text to put into a prompt; made up, deterministic for the random numbers. */
  readonly text: (random: () => number) => string
}

const keywords = ['password', 'secret', 'api_key', 'private_key', 'confidential', 'classified', 'internal']
const names = ['jane.doe', 'sam.lee', 'ops-team', 'maria_r', 'finance+q3']
/** Numbers that card schemes publish for tests. */
const cards = ['4242 4242 4242 4242', '5555-5555-5555-4444', '4000056655665556']

const digits = (random: () => number, count: number): string =>
  Array.from({ length: count }, () => between(random, 0, 9)).join('')

/** Violations that stand in the text of a prompt. */
export const textViolations: readonly Violation[] = [
  {
    kind: 'keyword',
    rules: ['Critical Keywords'],
    text: (random) => `Please keep this ${pick(random, keywords)} note in mind while you answer.`,
  },
  {
    kind: 'email',
    rules: ['Email Pattern'],
    text: (random) => `Send the result to ${pick(random, names)}@example.com when done.`,
  },
  {
    kind: 'card',
    rules: ['Credit Card Pattern'],
    text: (random) => `The customer paid with ${pick(random, cards)} yesterday.`,
  },
  {
    kind: 'ip-address',
    rules: ['IP Address Pattern'],
    text: (random) => `The host 203.0.113.${between(random, 1, 254)} does not answer.`,
  },
  {
    kind: 'phone',
    rules: ['Phone Number Pattern'],
    text: (random) => `Call back under 202-555-01${digits(random, 2)} in the morning.`,
  },
]

/** A call to a model that the default rules restrict: no text, another model. */
export const restrictedModel = {
  kind: 'restricted-model',
  rules: ['Restricted Models'],
  models: [
    { provider: 'openai', model: 'gpt-4' },
    { provider: 'anthropic', model: 'claude-3-opus' },
  ],
} as const
