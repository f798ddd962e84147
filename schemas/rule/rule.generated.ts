// Generated from rule/rule.avsc by schemas/generate.ts. Do not edit.
export type RuleType = 'keyword' | 'regex' | 'model_restriction' | 'composite'

export type Severity = 'low' | 'medium' | 'high' | 'critical'

/** A detection rule in one version. */
export interface Rule {
  /** UUID */
  readonly id: string
  /** 1 when created, one more with each change */
  readonly version: number
  /** unique */
  readonly name: string
  readonly description: string
  readonly category: string
  readonly type: RuleType
  /** keyword and model_restriction: comma-separated; regex: RE2 syntax; composite: empty */
  readonly pattern: string
  readonly severity: Severity
  /** 0 to 100 */
  readonly points: number
  /** higher is tried first */
  readonly priority: number
  /** when it matches, rules after it are not tried */
  readonly stopOnMatch: boolean
  readonly active: boolean
  readonly createdAt: number
  readonly updatedAt: number
  /** e-mail address of who made this version, or system */
  readonly updatedBy: string
  /** id of the rule as code; empty for a rule that was made in the UI */
  readonly slug: string
  /** pack that it came with; empty for a rule of one's own */
  readonly pack: string
  /** composite: its fields, confidence, match and exceptions as JSON; else empty */
  readonly definition: string
  /** such as owasp:LLM02 or atlas:AML.T0057 */
  readonly tags: readonly string[]
  readonly references: readonly string[]
  /** when it is known to match wrongly */
  readonly falsePositives: readonly string[]
}

export const ruleSchema = {
  "type": "record",
  "name": "Rule",
  "namespace": "flagwise",
  "doc": "A detection rule in one version.",
  "fields": [
    {
      "name": "id",
      "type": "string",
      "doc": "UUID"
    },
    {
      "name": "version",
      "type": "int",
      "doc": "1 when created, one more with each change"
    },
    {
      "name": "name",
      "type": "string",
      "doc": "unique"
    },
    {
      "name": "description",
      "type": "string"
    },
    {
      "name": "category",
      "type": "string"
    },
    {
      "name": "type",
      "type": {
        "type": "enum",
        "name": "RuleType",
        "symbols": [
          "keyword",
          "regex",
          "model_restriction",
          "composite"
        ]
      }
    },
    {
      "name": "pattern",
      "type": "string",
      "doc": "keyword and model_restriction: comma-separated; regex: RE2 syntax; composite: empty"
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
      }
    },
    {
      "name": "points",
      "type": "int",
      "doc": "0 to 100"
    },
    {
      "name": "priority",
      "type": "int",
      "doc": "higher is tried first"
    },
    {
      "name": "stopOnMatch",
      "type": "boolean",
      "doc": "when it matches, rules after it are not tried"
    },
    {
      "name": "active",
      "type": "boolean"
    },
    {
      "name": "createdAt",
      "type": {
        "type": "long",
        "logicalType": "timestamp-millis"
      }
    },
    {
      "name": "updatedAt",
      "type": {
        "type": "long",
        "logicalType": "timestamp-millis"
      }
    },
    {
      "name": "updatedBy",
      "type": "string",
      "doc": "e-mail address of who made this version, or system"
    },
    {
      "name": "slug",
      "type": "string",
      "default": "",
      "doc": "id of the rule as code; empty for a rule that was made in the UI"
    },
    {
      "name": "pack",
      "type": "string",
      "default": "",
      "doc": "pack that it came with; empty for a rule of one's own"
    },
    {
      "name": "definition",
      "type": "string",
      "default": "",
      "doc": "composite: its fields, confidence, match and exceptions as JSON; else empty"
    },
    {
      "name": "tags",
      "type": {
        "type": "array",
        "items": "string"
      },
      "default": [],
      "doc": "such as owasp:LLM02 or atlas:AML.T0057"
    },
    {
      "name": "references",
      "type": {
        "type": "array",
        "items": "string"
      },
      "default": []
    },
    {
      "name": "falsePositives",
      "type": {
        "type": "array",
        "items": "string"
      },
      "default": [],
      "doc": "when it is known to match wrongly"
    }
  ]
} as const
