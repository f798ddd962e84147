import type { Condition, Range } from './rule-document.ts'

type Fact = 'durationMs' | 'statusCode' | 'tokensPrompt' | 'tokensResponse' | 'promptLength'

/** Fields of the original's requests that a condition may name. */
const facts: Readonly<Record<string, Fact>> = {
  duration_ms: 'durationMs',
  status_code: 'statusCode',
  tokens_prompt: 'tokensPrompt',
  tokens_response: 'tokensResponse',
  prompt_length: 'promptLength',
}
/** Those that are whole numbers: for them, more than 5 is at least 6. */
const whole: ReadonlySet<Fact> = new Set(['statusCode', 'tokensPrompt', 'tokensResponse', 'promptLength'])

export type Scoring =
  | { readonly how: 'any' | 'all'; readonly conditions: readonly Condition[] }
  | { readonly problem: string }

/**
 * The conditions of a custom_scoring rule, such as `duration_ms > 30000, status_code == 429`: joined by what stands between them, or else
 * by the combination logic of the rule.
 */
export function customScoring(pattern: string, logic: string): Scoring {
  const joints = new Set(
    (pattern.match(/\b(?:and|or)\b|&&|\|\|/gi) ?? []).map((joint) =>
      /or|\|\|/i.test(joint) ? 'any' : 'all',
    ),
  )
  if (joints.size > 1) return { problem: `${pattern}: joins by both and and or; write two rules` }
  const [written] = joints
  const parts = pattern
    .split(/\b(?:and|or)\b|&&|\|\||[,;\n]/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const conditions: Condition[] = []
  for (const part of parts) {
    const condition = comparison(part)
    if (typeof condition === 'string') return { problem: condition }
    conditions.push(condition)
  }
  if (conditions.length === 0) return { problem: 'it has no condition' }
  return { how: written ?? (logic.toLowerCase() === 'or' ? 'any' : 'all'), conditions }
}

function comparison(text: string): Condition | string {
  const [, name = '', operator = '', number = ''] =
    /^([a-z_]+)\s*(<=|>=|==|!=|<|>|=)\s*(\d+(?:\.\d+)?)$/i.exec(text) ?? []
  if (name === '') return `${text}: is no comparison such as duration_ms > 30000`
  const fact = facts[name.toLowerCase()]
  if (!fact) return `${text}: rules know no ${name}, but ${Object.keys(facts).join(', ')}`
  const value = Number(number)
  const within = (range: Range): Condition => ({ request: { [fact]: range } })
  const exactly = within({ from: value, to: value })
  switch (operator) {
    case '>=':
      return within({ from: value, to: null })
    case '<=':
      return within({ from: null, to: value })
    case '>':
      return whole.has(fact)
        ? within({ from: Math.floor(value) + 1, to: null })
        : { all: [within({ from: value, to: null }), { not: exactly }] }
    case '<':
      if (value === 0) return `${text}: is never so`
      return whole.has(fact)
        ? within({ from: null, to: Math.ceil(value) - 1 })
        : { all: [within({ from: null, to: value }), { not: exactly }] }
    case '!=':
      return { all: [within({ from: 0, to: null }), { not: exactly }] }
    default:
      return exactly
  }
}
