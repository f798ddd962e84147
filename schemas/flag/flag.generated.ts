// Generated from flag/flag.avsc by schemas/generate.ts. Do not edit.
export type Severity = 'low' | 'medium' | 'high' | 'critical'

/** [start, end) in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Match {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly name: string
  readonly category: string
  readonly severity: Severity
  /** 0 to 100 */
  readonly points: number
  /** which field of the request matched: prompt, response or model */
  readonly field: string
  readonly spans: readonly Span[]
  /** the first matched text, redacted */
  readonly excerpt: string
  /** 0 to 1: how sure the match is */
  readonly confidence: number
  /** what found it: keywords, regex, request, entity/<type> or attack/<technique> */
  readonly detector: string
  /** which literal, check or context word spoke for it; never the matched text */
  readonly why: readonly string[]
}

/** Where a record stood on its topic. */
export interface Source {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

/** A text that was not, or not wholly, looked at. */
export interface Unscanned {
  readonly field: string
  readonly reason: string
}

/** A request broke at least one rule. Carries the request's plain facts, so that a subscriber needs no join. */
export interface Flag {
  /** UUIDv5 of processor and request id */
  readonly id: string
  readonly requestId: string
  readonly processor: string
  /** next offset of detection_rules that the rule set was read up to */
  readonly ruleSetVersion: number
  /** 0 to 100: the sum of the points of the matches, capped */
  readonly riskScore: number
  /** highest severity of the matches */
  readonly severity: Severity
  readonly matches: readonly Match[]
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
  /** coordinates of the request's record */
  readonly source: Source
  /** what the rules could not look at; such a request is never taken for clean */
  readonly unscanned: readonly Unscanned[]
}

export const flagSchema = {
  "type": "record",
  "name": "Flag",
  "namespace": "flagwise",
  "doc": "A request broke at least one rule. Carries the request's plain facts, so that a subscriber needs no join.",
  "fields": [
    {
      "name": "id",
      "type": "string",
      "doc": "UUIDv5 of processor and request id"
    },
    {
      "name": "requestId",
      "type": "string"
    },
    {
      "name": "processor",
      "type": "string"
    },
    {
      "name": "ruleSetVersion",
      "type": "long",
      "doc": "next offset of detection_rules that the rule set was read up to"
    },
    {
      "name": "riskScore",
      "type": "int",
      "doc": "0 to 100: the sum of the points of the matches, capped"
    },
    {
      "name": "severity",
      "type": {
        "type": "enum",
        "name": "Severity",
        "symbols": [
          "low",
          "medium",
          "high",
          "critical"
        ],
        "default": "low"
      },
      "doc": "highest severity of the matches"
    },
    {
      "name": "matches",
      "type": {
        "type": "array",
        "items": {
          "type": "record",
          "name": "Match",
          "fields": [
            {
              "name": "ruleId",
              "type": "string"
            },
            {
              "name": "ruleVersion",
              "type": "int"
            },
            {
              "name": "name",
              "type": "string"
            },
            {
              "name": "category",
              "type": "string"
            },
            {
              "name": "severity",
              "type": "Severity"
            },
            {
              "name": "points",
              "type": "int",
              "doc": "0 to 100"
            },
            {
              "name": "field",
              "type": "string",
              "doc": "which field of the request matched: prompt, response or model"
            },
            {
              "name": "spans",
              "type": {
                "type": "array",
                "items": {
                  "type": "record",
                  "name": "Span",
                  "doc": "[start, end) in UTF-16 code units.",
                  "fields": [
                    {
                      "name": "start",
                      "type": "int"
                    },
                    {
                      "name": "end",
                      "type": "int"
                    }
                  ]
                }
              }
            },
            {
              "name": "excerpt",
              "type": "string",
              "doc": "the first matched text, redacted"
            },
            {
              "name": "confidence",
              "type": "double",
              "default": 1,
              "doc": "0 to 1: how sure the match is"
            },
            {
              "name": "detector",
              "type": "string",
              "default": "",
              "doc": "what found it: keywords, regex, request, entity/<type> or attack/<technique>"
            },
            {
              "name": "why",
              "type": {
                "type": "array",
                "items": "string"
              },
              "default": [],
              "doc": "which literal, check or context word spoke for it; never the matched text"
            }
          ]
        }
      }
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
      },
      "doc": "coordinates of the request's record"
    },
    {
      "name": "unscanned",
      "type": {
        "type": "array",
        "items": {
          "type": "record",
          "name": "Unscanned",
          "doc": "A text that was not, or not wholly, looked at.",
          "fields": [
            {
              "name": "field",
              "type": "string"
            },
            {
              "name": "reason",
              "type": "string"
            }
          ]
        }
      },
      "default": [],
      "doc": "what the rules could not look at; such a request is never taken for clean"
    }
  ]
} as const
