import { dayOf, type Sealer } from '@flagwise/runtime/sealing'
import type { LlmRequest, Request, Source } from '@flagwise/schemas'

/** A request with its text sealed by the data key of the day it came. @param receivedAt ms since 1970 */
export function sealRequest(
  request: LlmRequest,
  sealer: Sealer,
  source: Source,
  receivedAt: number,
): Request {
  const dataKey = dayOf(receivedAt)
  const sealed = sealer.seal(dataKey, request.id, source, {
    prompt: request.prompt,
    response: request.response,
    headers: request.headers && JSON.stringify(request.headers),
    metadata: request.metadata && JSON.stringify(request.metadata),
  })
  return { ...request, receivedAt, promptLength: request.prompt.length, dataKey, ...sealed, source }
}
