import { dayOf, type SealedField, type Sealer } from '@flagwise/runtime/sealing'
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
  const sealed = (field: SealedField['field'], text: string): Buffer =>
    sealer.seal(dataKey, { requestId: request.id, field }, source, text)
  return {
    ...facts,
    receivedAt,
    promptLength: prompt.length,
    dataKey,
    prompt: sealed('prompt', prompt),
    response: response === null ? null : sealed('response', response),
    headers: headers === null ? null : sealed('headers', JSON.stringify(headers)),
    metadata: metadata === null ? null : sealed('metadata', JSON.stringify(metadata)),
    source,
  }
}
