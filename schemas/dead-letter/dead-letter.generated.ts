// Generated from dead-letter/dead-letter.avsc by schemas/generate.ts. Do not edit.
/** Where a record stood on its topic. */
export interface Source {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

export interface Header {
  readonly name: string
  readonly value: Buffer
}

/** A record that a processor could not decode or that made it throw, byte for byte. */
export interface DeadLetter {
  /** UUIDv5 of processor and coordinates */
  readonly id: string
  readonly processor: string
  readonly source: Source
  /** timestamp of the record */
  readonly receivedAt: number
  readonly key: null | Buffer
  readonly value: null | Buffer
  readonly headers: readonly Header[]
  /** undecodable, invalid, or the name of the error that the processor threw */
  readonly errorClass: string
  /** what was wrong and where; never text of the record */
  readonly message: string
}

export const deadLetterSchema = {
  "type": "record",
  "name": "DeadLetter",
  "namespace": "flagwise",
  "doc": "A record that a processor could not decode or that made it throw, byte for byte.",
  "fields": [
    {
      "name": "id",
      "type": "string",
      "doc": "UUIDv5 of processor and coordinates"
    },
    {
      "name": "processor",
      "type": "string"
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
    },
    {
      "name": "receivedAt",
      "type": {
        "type": "long",
        "logicalType": "timestamp-millis"
      },
      "doc": "timestamp of the record"
    },
    {
      "name": "key",
      "type": [
        "null",
        "bytes"
      ],
      "default": null
    },
    {
      "name": "value",
      "type": [
        "null",
        "bytes"
      ],
      "default": null
    },
    {
      "name": "headers",
      "type": {
        "type": "array",
        "items": {
          "type": "record",
          "name": "Header",
          "fields": [
            {
              "name": "name",
              "type": "string"
            },
            {
              "name": "value",
              "type": "bytes"
            }
          ]
        }
      }
    },
    {
      "name": "errorClass",
      "type": "string",
      "doc": "undecodable, invalid, or the name of the error that the processor threw"
    },
    {
      "name": "message",
      "type": "string",
      "doc": "what was wrong and where; never text of the record"
    }
  ]
} as const
