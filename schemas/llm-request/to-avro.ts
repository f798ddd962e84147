import type { LlmRequest as AvroLlmRequest } from './llm-request.generated.ts'
import type { LlmRequest } from './llm-request.ts'

/** The Avro form of a request: snake case, as clients write it. */
export const toAvroLlmRequest = (request: LlmRequest): AvroLlmRequest => ({
  id: request.id,
  timestamp: request.timestamp,
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
