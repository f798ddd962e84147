import type { RuleType } from '@flagwise/schemas'
import RE2 from 're2'

/** Longest pattern that a rule may have, in characters. */
const maxPatternLength = 10_000

/** A rule's pattern cannot be used; the message says where and what to write instead. */
export class PatternRefused extends Error {
  override readonly name = 'PatternRefused'
}

/** Comma-separated entries, trimmed, without empty ones. */
export const entriesOf = (list: string): readonly string[] =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** Syntax that backtracking engines have and linear-time matching cannot have, with what to write instead. */
const unsupported: readonly (readonly [RegExp, string, string])[] = [
  [/\(\?=/, 'look-ahead', 'match the text itself, or use \\b'],
  [/\(\?!/, 'negative look-ahead', 'write a second rule with a lower score, or use a character class'],
  [/\(\?<=/, 'look-behind', 'match the text itself, or use \\b'],
  [/\(\?<!/, 'negative look-behind', 'use \\b or \\B, or a character class'],
  [/\(\?>/, 'an atomic group', 'use a plain group (?:…)'],
  [/(?<!\\)(?:\\\\)*\\[1-9]/, 'a back-reference', 'write the text out a second time'],
  [/\(\?P=/, 'a back-reference', 'write the text out a second time'],
  [/[*+?}]\+/, 'a possessive quantifier', 'leave out the last +'],
]

/**
 * Compiles the pattern of a regex rule: RE2 syntax, any case, all hits.
 * @throws PatternRefused
 */
export function compileRegex(pattern: string): RE2 {
  if (pattern.trim() === '') throw new PatternRefused('empty; write a pattern')
  if (pattern.length > maxPatternLength)
    throw new PatternRefused(`${pattern.length} characters; write at most ${maxPatternLength}`)
  let compiled: RE2
  try {
    compiled = new RE2(pattern, 'giu')
  } catch (error) {
    throw new PatternRefused(reasonFor(pattern, error), { cause: error })
  }
  if (compiled.test(''))
    throw new PatternRefused(
      'matches the empty text, so it would match every request; make a part of it required',
    )
  compiled.lastIndex = 0
  return compiled
}

function reasonFor(pattern: string, error: unknown): string {
  for (const [syntax, what, instead] of unsupported) {
    const found = syntax.exec(pattern)
    if (found) return `${what} at position ${found.index} cannot run in linear time; ${instead}`
  }
  const message = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : ''
  return `not a valid RE2 pattern: ${message || 'it does not compile'}`
}

/** The words of a keyword rule as one pattern; longer words first, so that a hit is the longest there is. */
export function compileKeywords(list: string): RE2 {
  const words = entriesOf(list)
  if (words.length === 0) throw new PatternRefused('empty; write words separated by commas')
  if (list.length > maxPatternLength)
    throw new PatternRefused(`${list.length} characters; write at most ${maxPatternLength}`)
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length)
  return new RE2(longestFirst.map(escaped).join('|'), 'giu')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** What is wrong with a field of a rule, and what to do. */
export interface PatternProblem {
  readonly path: 'pattern'
  readonly message: string
}

/** What the engine has against a rule; empty when it will run it. */
export function checkRule(rule: {
  readonly type: RuleType
  readonly pattern: string
}): readonly PatternProblem[] {
  try {
    if (rule.type === 'regex') compileRegex(rule.pattern)
    else if (rule.type === 'keyword') compileKeywords(rule.pattern)
    else if (entriesOf(rule.pattern).length === 0)
      throw new PatternRefused('empty; write model names separated by commas')
    return []
  } catch (error) {
    if (!(error instanceof PatternRefused)) throw error
    return [{ path: 'pattern', message: error.message }]
  }
}
