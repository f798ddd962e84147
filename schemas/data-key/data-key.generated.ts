// Generated from data-key/data-key.avsc by schemas/generate.ts. Do not edit.
/** The data key of one day, wrapped by ENCRYPTION_KEY. A tombstone forgets the day. */
export interface DataKey {
  /** YYYY-MM-DD, UTC */
  readonly day: string
  /** version | nonce | ciphertext | tag, AES-256-GCM */
  readonly wrapped: Buffer
  readonly createdAt: number
}

export const dataKeySchema = {
  "type": "record",
  "name": "DataKey",
  "namespace": "flagwise",
  "doc": "The data key of one day, wrapped by ENCRYPTION_KEY. A tombstone forgets the day.",
  "fields": [
    {
      "name": "day",
      "type": "string",
      "doc": "YYYY-MM-DD, UTC"
    },
    {
      "name": "wrapped",
      "type": "bytes",
      "doc": "version | nonce | ciphertext | tag, AES-256-GCM"
    },
    {
      "name": "createdAt",
      "type": {
        "type": "long",
        "logicalType": "timestamp-millis"
      }
    }
  ]
} as const
