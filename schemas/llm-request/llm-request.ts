/** A call to a model, validated and normalised; what every processor sees, whatever form the record had. */
export interface LlmRequest {
  /** UUID, lower case: the client's, or derived from the record's coordinates. */
  readonly id: string
  /** When the call was made, in ms since 1970. */
  readonly timestamp: number
  readonly srcIp: string
  /** Trimmed, lower-cased. */
  readonly provider: string
  /** Trimmed, lower-cased. */
  readonly model: string
  readonly prompt: string
  readonly endpoint: string | null
  readonly method: string
  readonly headers: Readonly<Record<string, string>> | null
  readonly response: string | null
  readonly durationMs: number | null
  readonly statusCode: number | null
  readonly tokensPrompt: number | null
  readonly tokensResponse: number | null
  readonly userId: string | null
  readonly sessionId: string | null
  /** What the client sent beside the known fields, values that are not text as JSON. */
  readonly metadata: Readonly<Record<string, string>> | null
}
