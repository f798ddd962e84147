// Generated from llm-request/llm-request.avsc by schemas/generate.ts. Do not edit.
/** A call to a model as its client reports it: the Avro form of the plain JSON, with the same field names. */
export interface LlmRequest {
  /** UUID; derived from the record's coordinates when absent */
  readonly id: null | string
  /** when the call was made */
  readonly timestamp: number
  /** address or host name of the caller */
  readonly src_ip: string
  readonly provider: string
  readonly model: string
  readonly prompt: string
  readonly endpoint: null | string
  readonly method: string
  readonly headers: null | Readonly<Record<string, string>>
  readonly response: null | string
  /** milliseconds */
  readonly duration_ms: null | number
  readonly status_code: null | number
  readonly tokens_prompt: null | number
  readonly tokens_response: null | number
  readonly user_id: null | string
  readonly session_id: null | string
  readonly metadata: null | Readonly<Record<string, string>>
}

export const llmRequestSchema = {
  "type": "record",
  "name": "LlmRequest",
  "namespace": "flagwise",
  "doc": "A call to a model as its client reports it: the Avro form of the plain JSON, with the same field names.",
  "fields": [
    {
      "name": "id",
      "type": [
        "null",
        "string"
      ],
      "default": null,
      "doc": "UUID; derived from the record's coordinates when absent"
    },
    {
      "name": "timestamp",
      "type": {
        "type": "long",
        "logicalType": "timestamp-millis"
      },
      "doc": "when the call was made"
    },
    {
      "name": "src_ip",
      "type": "string",
      "doc": "address or host name of the caller"
    },
    {
      "name": "provider",
      "type": "string"
    },
    {
      "name": "model",
      "type": "string"
    },
    {
      "name": "prompt",
      "type": "string"
    },
    {
      "name": "endpoint",
      "type": [
        "null",
        "string"
      ],
      "default": null
    },
    {
      "name": "method",
      "type": "string",
      "default": "POST"
    },
    {
      "name": "headers",
      "type": [
        "null",
        {
          "type": "map",
          "values": "string"
        }
      ],
      "default": null
    },
    {
      "name": "response",
      "type": [
        "null",
        "string"
      ],
      "default": null
    },
    {
      "name": "duration_ms",
      "type": [
        "null",
        "double"
      ],
      "default": null,
      "doc": "milliseconds"
    },
    {
      "name": "status_code",
      "type": [
        "null",
        "int"
      ],
      "default": null
    },
    {
      "name": "tokens_prompt",
      "type": [
        "null",
        "int"
      ],
      "default": null
    },
    {
      "name": "tokens_response",
      "type": [
        "null",
        "int"
      ],
      "default": null
    },
    {
      "name": "user_id",
      "type": [
        "null",
        "string"
      ],
      "default": null
    },
    {
      "name": "session_id",
      "type": [
        "null",
        "string"
      ],
      "default": null
    },
    {
      "name": "metadata",
      "type": [
        "null",
        {
          "type": "map",
          "values": "string"
        }
      ],
      "default": null
    }
  ]
} as const
