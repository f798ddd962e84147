import { type LlmRequest, topics } from '@flagwise/schemas'

/** A request in the plain JSON that the original FlagWise takes: the Avro form's fields, with the time as text. */
export const originalJson = (request: LlmRequest): string =>
  JSON.stringify({
    ...Object(topics.llmRequests.toAvro?.(request)),
    timestamp: new Date(request.timestamp).toISOString(),
  })
