// Generated from request/request.avsc by schemas/generate.ts. Do not edit.
/** Where a record stood on its topic. */
export interface Source {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

/** A validated, normalised call to a model; its text is sealed. */
export interface Request {
  /** UUID */
  readonly id: string
  /** when the call was made, as its client says */
  readonly timestamp: number
  /** timestamp of the record on llm_requests */
  readonly receivedAt: number
  readonly srcIp: string
  /** trimmed, lower-cased */
  readonly provider: string
  /** trimmed, lower-cased */
  readonly model: string
  readonly userId: null | string
  readonly sessionId: null | string
  readonly endpoint: null | string
  readonly method: string
  /** milliseconds */
  readonly durationMs: null | number
  readonly statusCode: null | number
  readonly tokensPrompt: null | number
  readonly tokensResponse: null | number
  /** UTF-16 code units */
  readonly promptLength: number
  /** day (YYYY-MM-DD, UTC) of the data key that seals this request; forgetting the day is deleting its key */
  readonly dataKey: string
  /** sealed text */
  readonly prompt: Buffer
  /** sealed text */
  readonly response: null | Buffer
  /** sealed JSON object */
  readonly headers: null | Buffer
  /** sealed JSON object */
  readonly metadata: null | Buffer
  readonly source: Source
}

export const requestSchema = {
  "type": "record",
  "name": "Request",
  "namespace": "flagwise",
  "doc": "A validated, normalised call to a model; its text is sealed.",
  "fields": [
    {
      "name": "id",
      "type": "string",
      "doc": "UUID"
    },
    {
      "name": "timestamp",
      "type": {
        "type": "long",
        "logicalType": "timestamp-millis"
      },
      "doc": "when the call was made, as its client says"
    },
    {
      "name": "receivedAt",
      "type": {
        "type": "long",
        "logicalType": "timestamp-millis"
      },
      "doc": "timestamp of the record on llm_requests"
    },
    {
      "name": "srcIp",
      "type": "string"
    },
    {
      "name": "provider",
      "type": "string",
      "doc": "trimmed, lower-cased"
    },
    {
      "name": "model",
      "type": "string",
      "doc": "trimmed, lower-cased"
    },
    {
      "name": "userId",
      "type": [
        "null",
        "string"
      ],
      "default": null
    },
    {
      "name": "sessionId",
      "type": [
        "null",
        "string"
      ],
      "default": null
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
      "type": "string"
    },
    {
      "name": "durationMs",
      "type": [
        "null",
        "double"
      ],
      "default": null,
      "doc": "milliseconds"
    },
    {
      "name": "statusCode",
      "type": [
        "null",
        "int"
      ],
      "default": null
    },
    {
      "name": "tokensPrompt",
      "type": [
        "null",
        "int"
      ],
      "default": null
    },
    {
      "name": "tokensResponse",
      "type": [
        "null",
        "int"
      ],
      "default": null
    },
    {
      "name": "promptLength",
      "type": "int",
      "doc": "UTF-16 code units"
    },
    {
      "name": "dataKey",
      "type": "string",
      "doc": "day (YYYY-MM-DD, UTC) of the data key that seals this request; forgetting the day is deleting its key"
    },
    {
      "name": "prompt",
      "type": "bytes",
      "doc": "sealed text"
    },
    {
      "name": "response",
      "type": [
        "null",
        "bytes"
      ],
      "default": null,
      "doc": "sealed text"
    },
    {
      "name": "headers",
      "type": [
        "null",
        "bytes"
      ],
      "default": null,
      "doc": "sealed JSON object"
    },
    {
      "name": "metadata",
      "type": [
        "null",
        "bytes"
      ],
      "default": null,
      "doc": "sealed JSON object"
    },
    {
      "name": "source",
      "type": {
        "type": "record",
        "name": "Source",
        "doc": "Where a record stood on its topic.",
        "fields": [
          {
            "name": "topic",
            "type": "string"
          },
          {
            "name": "partition",
            "type": "int"
          },
          {
            "name": "offset",
            "type": "long"
          }
        ]
      }
    }
  ]
} as const
