import { foldLiteral } from '../text/fold.ts'
import { type PatternNode, parsePattern } from './parse-pattern.ts'

/** Something to look for in a folded text. */
export interface Literal {
  readonly text: string
  /** It counts only where no ASCII letter, digit or underscore stands before it. */
  readonly startsWord: boolean
}

/** Most texts that a part of a pattern is spelled out into. */
const maxTexts = 48
/** Most literals of which one is required. */
const maxLiterals = 160
/** Shorter literals stand everywhere; looking for them would only cost. */
const leastLength = 3
/** Stands in a text for a border between words; what is folded has no such sign. */
const border = '\u0000'

/** What is known of a part of a pattern, folded. */
interface Known {
  /** All that it can match, where that is little. */
  readonly exact: readonly string[] | null
  /** Texts one of which is in whatever it matches; null when there are none. */
  readonly required: readonly string[] | null
}

const nothing: Known = { exact: null, required: null }

/**
 * Literals one of which stands in every folded text that the pattern matches; null when none can be told. After Russ Cox, "Regular
 * Expression Matching with a Trigram Index" (2012): what is required of an alternative is the union, of a sequence the best of its
 * parts.
 */
export function requiredLiterals(pattern: string): readonly Literal[] | null {
  const node = parsePattern(pattern)
  if (!node) return null
  const known = knownOf(node)
  const best = better(known.exact, known.required)
  if (!best || shortestOf(best) < leastLength) return null
  return withoutLonger(best.map(literalOf))
}

/** The longest stretch between borders, with what is known of its beginning. */
function literalOf(text: string): Literal {
  const first = text.indexOf(border)
  const parts = text.split(border)
  let longest = 0
  for (const [at, part] of parts.entries()) if (part.length > (parts[longest]?.length ?? 0)) longest = at
  return {
    text: parts[longest] ?? '',
    startsWord: first >= 0 && longest > 0 && isWordStart(parts[longest] ?? ''),
  }
}

/** A border before anything but a letter, a digit or an underscore says that a word ends there, and not that none stands before. */
const isWordStart = (text: string): boolean => /^[a-z0-9_]/.test(text)

function knownOf(node: PatternNode): Known {
  switch (node.kind) {
    case 'text':
      return { exact: [foldLiteral(node.text)], required: null }
    case 'choice': {
      const folded = [...new Set(node.characters.map(foldLiteral))]
      return { exact: folded, required: null }
    }
    case 'open':
      return nothing
    case 'empty':
      return { exact: [''], required: null }
    case 'border':
      return { exact: [border], required: null }
    case 'sequence':
      return knownOfSequence(node.parts)
    case 'alternatives':
      return knownOfAlternatives(node.parts)
    case 'repeat':
      return knownOfRepeat(node)
  }
}

function knownOfSequence(parts: readonly PatternNode[]): Known {
  let texts: readonly string[] = ['']
  let whole = true
  let required: readonly string[] | null = null
  const add = (exact: readonly string[] | null, then: readonly string[] = ['']): void => {
    const joined = exact && product(texts, exact)
    if (joined) texts = joined
    else {
      required = better(required, texts)
      whole = false
      texts = exact ?? then
    }
  }
  for (const part of parts) {
    const known = knownOf(part)
    if (known.exact) add(known.exact)
    else {
      // Of something that comes once or more, the first comes right after what stands before it.
      const first = part.kind === 'repeat' && part.least > 0 ? knownOf(part.part).exact : null
      if (first) add(first)
      add(null)
    }
    required = better(required, known.required)
  }
  return whole ? { exact: texts, required } : { exact: null, required: better(required, texts) }
}

function knownOfAlternatives(parts: readonly PatternNode[]): Known {
  const known = parts.map(knownOf)
  const exact = union(known.map((one) => one.exact))
  const required = union(
    known.map((one) => better(one.exact, one.required)),
    maxLiterals,
  )
  return { exact, required: exact ? null : required }
}

function knownOfRepeat({ part, least, most }: Extract<PatternNode, { kind: 'repeat' }>): Known {
  const known = knownOf(part)
  if (least === 0)
    return most === 1 && known.exact ? { exact: [...new Set([...known.exact, ''])], required: null } : nothing
  if (least === most && known.exact && least <= 8) {
    let texts: readonly string[] | null = ['']
    for (let times = 0; times < least && texts; times++) texts = product(texts, known.exact)
    if (texts) return { exact: texts, required: null }
  }
  return { exact: null, required: better(known.exact, known.required) }
}

function product(before: readonly string[], after: readonly string[]): readonly string[] | null {
  if (before.length * after.length > maxTexts) return null
  return [...new Set(before.flatMap((start) => after.map((end) => start + end)))]
}

function union(all: readonly (readonly string[] | null)[], most = maxTexts): readonly string[] | null {
  const texts = new Set<string>()
  for (const one of all) {
    if (!one) return null
    for (const text of one) texts.add(text)
  }
  return texts.size <= most ? [...texts] : null
}

/** The set that more rarely stands in a text: its shortest literal says. */
function better(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (!a) return b
  if (!b) return a
  return rarityOf(b) > rarityOf(a) ? b : a
}

const rarityOf = (texts: readonly string[]): number => shortestOf(texts) - texts.length / 200

const shortestOf = (texts: readonly string[]): number =>
  texts.reduce(
    (shortest, text) => Math.min(shortest, literalOf(text).text.trim().length),
    texts.length === 0 ? 0 : Number.POSITIVE_INFINITY,
  )

/** A literal that holds another one of the set adds nothing. */
const withoutLonger = (literals: readonly Literal[]): readonly Literal[] =>
  literals.filter(
    (literal) =>
      !literals.some(
        (other) => other.text !== literal.text && !other.startsWord && literal.text.includes(other.text),
      ),
  )
