import type { LlmRequest } from '@flagwise/schemas'
import { exampleTime } from '@flagwise/schemas/examples'
import fc from 'fast-check'

const text = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: 'grapheme', maxLength })
const orNull = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some)
const fields = (maxKeys: number): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), text(20), {
    minKeys: 1,
    maxKeys,
    noNullPrototype: true,
  })
const whole = fc.nat(2_147_483_647)

/**
 * Any valid request, with any Unicode in its texts.
 * @param prompts what the prompts are made of, where a test wants some that matter
 */
export const arbitraryRequests = (prompts: fc.Arbitrary<string> = text(200)): fc.Arbitrary<LlmRequest> =>
  fc.record({
    id: fc.uuid(),
    timestamp: fc.integer({ min: -86_400_000, max: 86_400_000 }).map((ms) => exampleTime + ms),
    srcIp: fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant('build-7.example.com')),
    provider: fc.constantFrom('openai', 'anthropic', 'mistral'),
    model: fc.constantFrom('gpt-4', 'gpt-4o-mini', 'claude-3-opus', 'mistral-large'),
    prompt: prompts,
    endpoint: orNull(fc.constant('/v1/chat/completions')),
    method: fc.constantFrom('POST', 'GET'),
    headers: orNull(fields(3)),
    response: orNull(text(100)),
    durationMs: orNull(fc.double({ min: 0, max: 1e9, noNaN: true })),
    statusCode: orNull(whole),
    tokensPrompt: orNull(whole),
    tokensResponse: orNull(whole),
    userId: orNull(fc.constantFrom('ana', 'bo')),
    sessionId: orNull(fc.uuid()),
    metadata: orNull(fields(3)),
  })
