import { scoreOf, type Verdict } from '@flagwise/runtime/matching'
import { derivedId, type Flag, highestSeverity, type LlmRequest, type Source } from '@flagwise/schemas'

/** Where a decision was made: by whom, with which rules, on which record. */
export interface Decision {
  readonly processor: string
  readonly ruleSetVersion: number
  readonly source: Source
  /** ms since 1970 */
  readonly receivedAt: number
}

/** The flag of a request that the rules said this of. Its id depends on processor and request alone. */
export const flagOf = (request: LlmRequest, { matches, unscanned }: Verdict, decision: Decision): Flag => ({
  id: derivedId('flag', decision.processor, request.id),
  requestId: request.id,
  processor: decision.processor,
  ruleSetVersion: decision.ruleSetVersion,
  riskScore: scoreOf(matches),
  severity: highestSeverity(matches.map((match) => match.severity)),
  matches,
  unscanned,
  timestamp: request.timestamp,
  receivedAt: decision.receivedAt,
  srcIp: request.srcIp,
  provider: request.provider,
  model: request.model,
  userId: request.userId,
  sessionId: request.sessionId,
  source: decision.source,
})
