import type * as schemas from '@flagwise/schemas'

/** The texts of a request, sealed. */
export type SealedTexts = Pick<schemas.Request, 'prompt' | 'response' | 'headers' | 'metadata'>

/** What the gateway knows of a request, from the read model or straight from the topic. */
export interface RequestView extends Omit<schemas.Request, keyof SealedTexts | 'source'> {
  readonly flagged: boolean
  readonly riskScore: number
  readonly severity: schemas.Severity | null
  /** Where they came along; else they are fetched when asked for. */
  readonly sealed?: SealedTexts
}

/** The view of a request that just came from its topic: nothing is known yet of its flags. */
export function viewOfEvent({
  prompt,
  response,
  headers,
  metadata,
  source: _,
  ...facts
}: schemas.Request): RequestView {
  const sealed = { prompt, response, headers, metadata }
  return { ...facts, flagged: false, riskScore: 0, severity: null, sealed }
}
