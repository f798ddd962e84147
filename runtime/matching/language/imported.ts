import type { Condition, Count, RegexCondition, RuleDocument } from './rule-document.ts'

/** Something of another format that our rules do not say, or say otherwise. */
export interface ImportNote {
  /** The rule as the other format names it; empty where it is about all of them. */
  readonly rule: string
  /** Whether there is no rule for it, or one that does not mean quite the same. */
  readonly kind: 'left out' | 'changed'
  readonly message: string
}

/** Rules of another format in ours, and what could not be said. */
export interface Imported {
  readonly rules: readonly RuleDocument[]
  readonly notes: readonly ImportNote[]
}

export const once: Count = { atLeast: 1, distinct: false }

/** What a rule has when nothing else is said. */
export const usual = {
  enabled: true,
  priority: 0,
  stopOnMatch: false,
  tags: [],
  references: [],
  falsePositives: [],
  fields: ['prompt', 'response'],
  confidence: 0.5,
  exceptions: [],
  tests: { match: [], noMatch: [] },
} as const

export const regexOf = (pattern: string, how: Partial<RegexCondition> = {}): Condition => ({
  regex: { pattern, case: 'ignore', group: 0, entropy: 0, placeholders: 'allow', count: once, ...how },
})

export const substringsOf = (words: readonly string[]): Condition => ({
  keywords: { words, within: 'substring', case: 'ignore', count: once },
})

/** One condition alone, or several under `any` or `all`. */
export function combined(how: 'any' | 'all', conditions: readonly Condition[]): Condition {
  const [first] = conditions
  if (first && conditions.length === 1) return first
  return how === 'any' ? { any: conditions } : { all: conditions }
}

/** Ids and titles of one import, each given once. */
export function openNames() {
  const slugs = new Set<string>()
  const titles = new Set<string>()
  const free = (
    taken: Set<string>,
    wanted: string,
    again: (number: number) => string,
    key = (text: string) => text,
  ) => {
    let name = wanted
    for (let number = 2; taken.has(key(name)); number++) name = again(number)
    taken.add(key(name))
    return name
  }
  return {
    slug(text: string): string {
      const words =
        text
          .normalize('NFKD')
          .replace(/[\u0300-\u036f]/g, '')
          .toLowerCase()
          .match(/[a-z0-9]+/g) ?? []
      const base = words.join('-').slice(0, 90).replace(/-+$/, '') || 'rule'
      return free(slugs, base, (number) => `${base}-${number}`)
    },
    title(text: string): string {
      const base = text.trim().replace(/\s+/g, ' ').slice(0, 110) || 'Rule'
      return free(
        titles,
        base,
        (number) => `${base} (${number})`,
        (title) => title.normalize('NFKC').toLowerCase(),
      )
    },
  }
}

/** The parts of a value that has keys; nothing of one that has none. */
export const keysOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []))

/** A text that a document may hold: not too long, and without characters that cannot be seen. */
export const cleanText = (text: string, longest: number): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const clean = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trim()
  return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean
}
