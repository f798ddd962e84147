import { dayOf, type Sealer } from '@flagwise/runtime/sealing'
import type { LlmRequest, Request, Source } from '@flagwise/schemas'

/** A request with its text sealed by the data key of the day it came. @param receivedAt ms since 1970 */
export function sealRequest(
  request: LlmRequest,
  sealer: Sealer,
  source: Source,
  receivedAt: number,
): Request {
  const { prompt, response, headers, metadata, ...facts } = request
  const dataKey = dayOf(receivedAt)
  const sealed = sealer.seal(dataKey, request.id, source, {
    prompt,
    response,
    headers: headers && JSON.stringify(headers),
    metadata: metadata && JSON.stringify(metadata),
  })
  return { ...facts, receivedAt, promptLength: prompt.length, dataKey, ...sealed, source }
}
