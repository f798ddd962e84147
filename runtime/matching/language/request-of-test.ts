import type { LlmRequest } from '@flagwise/schemas'
import { expandSample } from './expand-sample.ts'
import type { RuleTest, TextField } from './rule-document.ts'

/** Noon of a Monday, in UTC. */
const usualTime = Date.UTC(2026, 0, 5, 12)

/**
 * The request that a test of a rule describes. A text alone is the prompt, or the response of a rule that looks at nothing else; what a
 * test does not say is as in an ordinary request.
 * @param seed the same seed makes the same fillers
 */
export function requestOfTest(
  test: RuleTest,
  fields: readonly TextField[],
  seed: number | string = 0,
): LlmRequest {
  const given: Readonly<Record<string, string | number>> =
    typeof test === 'string' ? { [fields.includes('prompt') ? 'prompt' : 'response']: test } : test
  const text = (name: string): string | null => {
    const value = given[name]
    return value === undefined ? null : String(value)
  }
  const number = (name: string): number | null => {
    const value = given[name]
    return value === undefined ? null : Number(value)
  }
  const response = text('response')
  const time = text('time')
  return {
    id: '00000000-0000-4000-8000-000000000000',
    timestamp: time === null ? usualTime : Date.parse(time),
    srcIp: text('sourceIp') ?? '192.0.2.1',
    provider: (text('provider') ?? 'some-provider').trim().toLowerCase(),
    model: (text('model') ?? 'some-model').trim().toLowerCase(),
    prompt: expandSample(text('prompt') ?? '', seed),
    endpoint: text('endpoint'),
    method: 'POST',
    headers: null,
    response: response === null ? null : expandSample(response, seed),
    durationMs: number('durationMs'),
    statusCode: number('statusCode'),
    tokensPrompt: number('tokensPrompt'),
    tokensResponse: number('tokensResponse'),
    userId: text('user'),
    sessionId: null,
    metadata: null,
  }
}
