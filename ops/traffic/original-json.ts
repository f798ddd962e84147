import type { LlmRequest } from '@flagwise/schemas'

/** A request in the plain JSON that the original FlagWise takes. */
export const originalJson = (request: LlmRequest): string =>
  JSON.stringify({
    id: request.id,
    timestamp: new Date(request.timestamp).toISOString(),
    src_ip: request.srcIp,
    provider: request.provider,
    model: request.model,
    prompt: request.prompt,
    endpoint: request.endpoint,
    method: request.method,
    headers: request.headers,
    response: request.response,
    duration_ms: request.durationMs,
    status_code: request.statusCode,
    tokens_prompt: request.tokensPrompt,
    tokens_response: request.tokensResponse,
    user_id: request.userId,
    session_id: request.sessionId,
    metadata: request.metadata,
  })
