import type { Codec, LlmRequest } from '@flagwise/schemas'
import { type GeneratedRequest, generateRequest } from '../../traffic/generate.ts'
import { originalJson } from '../../traffic/original-json.ts'
import { rulesOf, type Verdicts } from './differences.ts'

/** Requests of the traffic generator that no other test has made: the seed is new at every run. */
export function madeTraffic(count: number, share: number): readonly GeneratedRequest[] {
  const seed = Math.floor(Math.random() * 2 ** 32)
  return Array.from({ length: count }, (_, number) => generateRequest({ seed, share }, number, Date.now()))
}

/** What the default rules must find, by request; ordinary requests are not in it. */
export const verdictsOf = (made: readonly GeneratedRequest[]): Verdicts =>
  new Map(
    made
      .filter(({ expectedRules }) => expectedRules.length > 0)
      .map(({ request, expectedRules }) => [request.id, rulesOf(expectedRules)]),
  )

/** Half of the records as plain JSON, half as Avro. */
export const mixedRecord = (codec: Codec<LlmRequest>, request: LlmRequest, number: number): Buffer =>
  number % 2 === 0 ? Buffer.from(originalJson(request)) : codec.encode(request)
