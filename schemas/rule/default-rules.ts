import { derivedId } from '../identity.ts'
import type { Rule } from './rule.generated.ts'

type Facts = Pick<
  Rule,
  'slug' | 'name' | 'description' | 'category' | 'type' | 'pattern' | 'severity' | 'points'
>

/** The six default rules of the original FlagWise: names, patterns, severities and points are its own. */
const facts: readonly Facts[] = [
  {
    slug: 'critical-keywords',
    name: 'Critical Keywords',
    description: 'Words that often stand beside secrets or confidential material.',
    category: 'data_privacy',
    type: 'keyword',
    pattern: 'password, secret, api_key, private_key, confidential, classified, internal',
    severity: 'critical',
    points: 50,
  },
  {
    slug: 'email-pattern',
    name: 'Email Pattern',
    description: 'An e-mail address.',
    category: 'data_privacy',
    type: 'regex',
    pattern: String.raw`\b[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}\b`,
    severity: 'high',
    points: 30,
  },
  {
    slug: 'credit-card-pattern',
    name: 'Credit Card Pattern',
    description: 'Four groups of four digits, as on a payment card.',
    category: 'data_privacy',
    type: 'regex',
    pattern: String.raw`\b\d{4}[\s-]?\d{4}[\s-]?\d{4}[\s-]?\d{4}\b`,
    severity: 'critical',
    points: 60,
  },
  {
    slug: 'ip-address-pattern',
    name: 'IP Address Pattern',
    description: 'An IPv4 address.',
    category: 'data_privacy',
    type: 'regex',
    pattern: String.raw`\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b`,
    severity: 'medium',
    points: 20,
  },
  {
    slug: 'phone-number-pattern',
    name: 'Phone Number Pattern',
    description: 'A phone number of ten digits.',
    category: 'data_privacy',
    type: 'regex',
    pattern: String.raw`\b\d{3}[.-]?\d{3}[.-]?\d{4}\b`,
    severity: 'medium',
    points: 15,
  },
  {
    slug: 'restricted-models',
    name: 'Restricted Models',
    description: 'Models that need an approval before they are used.',
    category: 'compliance',
    type: 'model_restriction',
    pattern: 'gpt-4, claude-3-opus',
    severity: 'medium',
    points: 20,
  },
]

/** The six default rules as they are first written, by `system`. @param at ms since 1970 */
export const defaultRules = (at: number): readonly Rule[] =>
  facts.map((rule) => ({
    ...rule,
    id: derivedId('default-rule', rule.name),
    version: 1,
    priority: 0,
    stopOnMatch: false,
    active: true,
    createdAt: at,
    updatedAt: at,
    updatedBy: 'system',
    pack: 'flagwise-classic',
    definition: '',
    tags: [],
    references: [],
    falsePositives: [],
  }))
