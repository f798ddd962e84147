import RE2 from 're2'
import { asksForBytes, explainPattern, tooLarge } from './explain-pattern.ts'
import { parsePattern } from './literals/parse-pattern.ts'
import { sizeOf } from './literals/pattern-size.ts'
import { type Required, requirementsOf } from './literals/required-literals.ts'
import { type Search, searchLater } from './search.ts'
import { hasPlainBounds, isPlainSyntax, isSurelySmall } from './sure-pattern.ts'

/** Longest pattern that a rule may have, in characters. */
const maxPatternLength = 10_000
/** Memory that the program of one pattern may take. Time per character grows with it, at worst in proportion. */
const maxProgramBytes = 1024 * 1024
/** A program of so many instructions takes about half of that, tried with the largest patterns of our packs. */
const surelySmall = 16_000
/** Texts on which a pattern that may match nothing at all does so. */
const probes = ['', 'a', ' a ', 'a b', '1', '\n', '-', 'é']

/** A rule's pattern cannot be used; the message says where and what to write instead. */
export class PatternRefused extends Error {
  override readonly name = 'PatternRefused'
}

/** The pattern of a rule, ready to run over UTF-8. */
export interface Pattern {
  /** In RE2 syntax, to be compiled in any case. */
  readonly source: string
  /** For all hits; of a keyword rule for lower-cased text, and in that case alone. */
  readonly compiled: Search
}

/** The pattern of a regex rule. */
export interface Regex extends Pattern {
  readonly required: Required
}

/** A keyword rule's pattern. */
export interface Keywords extends Pattern {
  /** The words as the rule writes them, by their lower-case form. */
  readonly written: ReadonlyMap<string, string>
}

/** Comma-separated entries, trimmed, without empty ones. */
export const entriesOf = (list: string): readonly string[] =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** How a pattern is read. */
export interface PatternOptions {
  readonly case?: 'ignore' | 'match'
  /** Whether the places of its groups are wanted; they cost three times the search. */
  readonly places?: boolean
}

/** Patterns compiled before, by flags and source: a change of one rule compiles one pattern. */
const compiledBefore = new Map<string, Regex>()
const mostKept = 4_096

/**
 * The pattern of a regex rule, in RE2 syntax.
 * @throws PatternRefused
 */
export function compileRegex(pattern: string, options: PatternOptions = {}): Regex {
  const flags = `g${options.case === 'match' ? '' : 'i'}u${options.places ? 'd' : ''}`
  const key = `${flags} ${pattern}`
  const known = compiledBefore.get(key)
  if (known) return known
  const compiled = compileNow(pattern, flags)
  if (compiledBefore.size >= mostKept) compiledBefore.clear()
  compiledBefore.set(key, compiled)
  return compiled
}

function compileNow(pattern: string, flags: string): Regex {
  refuseUnfit(pattern, 'write a pattern')
  // The end of the text in Python's spelling.
  const source = pattern.includes('\\Z') ? pattern.replace(/(?<!\\)((?:\\\\)*)\\Z/g, '$1\\z') : pattern
  return compiledLater(source, flags) ?? compiledAtOnce(pattern, source, flags)
}

/** Of a pattern that RE2 surely compiles, and that is neither too large nor matches nothing at all. */
function compiledLater(source: string, flags: string): Regex | null {
  if (!isPlainSyntax(source)) return null
  const node = parsePattern(source)
  const size = sizeOf(source, node)
  if (!node || !size || size.least === 0 || !hasPlainBounds(node)) return null
  if (!isSurelySmall(source, size)) return null
  if (size.instructions > surelySmall && isTooLarge(source)) throw new PatternRefused(tooLarge)
  return { source, compiled: searchLater(source, flags), required: requirementsOf(source, node) }
}

function compiledAtOnce(pattern: string, source: string, flags: string): Regex {
  let compiled: RE2
  try {
    compiled = new RE2(source, flags)
  } catch (error) {
    throw new PatternRefused(explainPattern(pattern, error), { cause: error })
  }
  if (asksForBytes(pattern))
    throw new PatternRefused('\\C matches a byte, which may be part of a character; use . instead')
  const node = parsePattern(source)
  const size = sizeOf(source, node)
  if ((!size || size.instructions > surelySmall) && isTooLarge(source)) throw new PatternRefused(tooLarge)
  if (!size?.least && probes.some((text) => matchesNothing(compiled, text)))
    throw new PatternRefused('can match without any text, so it would match everywhere; require a character')
  return { source, compiled, required: requirementsOf(source, node) }
}

/** The words of a keyword rule as one pattern. Longer words stand first, so that a hit is the longest there is. */
export function compileKeywords(list: string): Keywords {
  refuseUnfit(list, 'write words separated by commas')
  const words = entriesOf(list)
  if (words.length === 0) throw new PatternRefused('empty; write words separated by commas')
  return compileWords(words)
}

/** Words as one pattern, at least one of them. */
export function compileWords(words: readonly string[]): Keywords {
  const written = new Map<string, string>()
  for (const word of words) {
    const lower = word.toLowerCase()
    if (!written.has(lower)) written.set(lower, word)
  }
  const longestFirst = [...written.keys()].sort((a, b) => b.length - a.length)
  const source = longestFirst.map(escaped).join('|')
  // Of what is not too long, each character is a few instructions.
  const compiled = source.length <= maxPatternLength ? searchLater(source, 'gu') : new RE2(source, 'gu')
  return { source, compiled, written }
}

/** The names of a model restriction, in lower case. */
export function compileModels(list: string): ReadonlySet<string> {
  refuseUnfit(list, 'write model names separated by commas')
  const models = entriesOf(list.toLowerCase())
  if (models.length === 0) throw new PatternRefused('empty; write model names separated by commas')
  return new Set(models)
}

function refuseUnfit(pattern: string, what: string): void {
  if (pattern.trim() === '') throw new PatternRefused(`empty; ${what}`)
  if (pattern.length > maxPatternLength)
    throw new PatternRefused(`${pattern.length} characters; write at most ${maxPatternLength}`)
  if (!pattern.isWellFormed())
    throw new PatternRefused('has half of a character (a lone surrogate); write the whole character')
}

function isTooLarge(source: string): boolean {
  try {
    new RE2.Set([source], 'iu', { maxMem: maxProgramBytes })
    return false
  } catch {
    return true
  }
}

function matchesNothing(compiled: RE2, text: string): boolean {
  compiled.lastIndex = 0
  const hit = compiled.exec(text)
  compiled.lastIndex = 0
  return hit !== null && hit[0] === ''
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
