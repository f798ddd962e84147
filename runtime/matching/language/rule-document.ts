import type { Severity } from '@flagwise/schemas'

/** What a rule looks at: the text that went to the model, the text that came back, or both. */
export type TextField = 'prompt' | 'response'

/** What the matches of a rule are about; each is a lane of its own in statistics and in the UI. */
export const categories = [
  'secrets',
  'personal-data',
  'prompt-attacks',
  'source-code',
  'business-data',
  'policy',
] as const

/** A rule as code: the one form in which rules are written, checked, kept and exchanged. */
export interface RuleDocument {
  /** Slug, unique and never changed: lower-case words joined by hyphens. */
  readonly id: string
  readonly title: string
  readonly description: string
  /** One of `categories`, or the organisation's own. */
  readonly category: string
  readonly severity: Severity
  /** 0 to 100: what a match adds to the risk score. */
  readonly points: number
  readonly enabled: boolean
  /** Higher is tried first. */
  readonly priority: number
  /** When it matches, rules after it are not tried. */
  readonly stopOnMatch: boolean
  /** Such as `owasp:LLM02` and `atlas:AML.T0057`. */
  readonly tags: readonly string[]
  readonly references: readonly string[]
  /** When it is known to match wrongly, in words. */
  readonly falsePositives: readonly string[]
  /** Which texts its text conditions look at. */
  readonly fields: readonly TextField[]
  /** Matches below it do not count, 0 to 1. */
  readonly confidence: number
  readonly match: Condition
  /** What excuses a match. */
  readonly exceptions: readonly Exception[]
  /** Texts that show what the rule does; see `expandSample` for what stands between double braces. */
  readonly tests: { readonly match: readonly RuleTest[]; readonly noMatch: readonly RuleTest[] }
}

/** A text, or a whole request where the rule looks at more than its prompt. */
export type RuleTest = string | ({ readonly prompt: string } & Readonly<Record<string, string | number>>)

/** What must hold for a rule to match. Conditions on texts hold where they find something; conditions on facts find nothing. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly keywords: KeywordsCondition }
  | { readonly regex: RegexCondition }
  | { readonly entity: EntityCondition }
  | { readonly attack: AttackCondition }
  | { readonly request: RequestCondition }

/** At least so many hits in one text; `distinct` counts equal texts once. */
export interface Count {
  readonly atLeast: number
  readonly distinct: boolean
}

export interface KeywordsCondition {
  readonly words: readonly string[]
  /** `word`: not within a longer word. `substring`: anywhere. */
  readonly within: 'word' | 'substring'
  readonly case: 'ignore' | 'match'
  readonly count: Count
}

export interface RegexCondition {
  /** RE2 syntax. */
  readonly pattern: string
  readonly case: 'ignore' | 'match'
  /** The capture group that is the finding; 0 for the whole match. */
  readonly group: number
  /** Least Shannon entropy of the finding in bits a character; 0 for any. */
  readonly entropy: number
  /** Whether a finding that is plainly no real value (`xxxx`, `your-key-here`, `${TOKEN}`, `EXAMPLE`) counts. */
  readonly placeholders: 'refuse' | 'allow'
  readonly count: Count
}

export interface EntityCondition {
  /** Names a detector, such as `payment-card`. */
  readonly type: string
  readonly count: Count
}

export interface AttackCondition {
  /** Which technique must weigh most; any when empty. */
  readonly technique: string
}

/** Inclusive bounds; an open side is null. */
export interface Range {
  readonly from: number | null
  readonly to: number | null
}

/** Facts of the request. All that are given must hold; of a list, one. Lists of names take `*` and `?`. */
export interface RequestCondition {
  readonly provider?: readonly string[]
  readonly model?: readonly string[]
  /** Addresses and CIDR blocks, IPv4 and IPv6. */
  readonly sourceIp?: readonly string[]
  readonly user?: readonly string[]
  readonly endpoint?: readonly string[]
  readonly statusCode?: Range
  readonly tokensPrompt?: Range
  readonly tokensResponse?: Range
  readonly durationMs?: Range
  /** Length of the prompt in UTF-16 code units. */
  readonly promptLength?: Range
  /** From `from` up to, not including, `to`, as `HH:MM` in UTC; over midnight where `to` is earlier. */
  readonly timeOfDay?: { readonly from: string; readonly to: string }
  /** Monday is 1, Sunday 7, in UTC. */
  readonly weekdays?: readonly number[]
}

/**
 * `value`: findings whose text it describes are dropped, and the rule goes on with the others. `when`: the rule does not match at all
 * while the condition holds.
 */
export type Exception =
  | { readonly value: { readonly words: readonly string[] } | { readonly regex: string } }
  | { readonly when: Condition }
