import { foldLiteral } from '../text/fold.ts'
import { type PatternNode, parsePattern } from './parse-pattern.ts'

/** Most texts that a part of a pattern is spelled out into. */
const maxTexts = 24
/** Shorter literals stand everywhere; looking for them would only cost. */
const leastLength = 3

/** What is known of a part of a pattern, folded. */
interface Known {
  /** All that it can match, where that is little. */
  readonly exact: readonly string[] | null
  /** Literals one of which is in whatever it matches; null when there are none. */
  readonly required: readonly string[] | null
}

const nothing: Known = { exact: null, required: null }

/**
 * Folded literals one of which stands in every folded text that the pattern matches; null when none can be told. After Russ Cox,
 * "Regular Expression Matching with a Trigram Index" (2012): what is required of an alternative is the union, of a sequence the best
 * of its parts.
 */
export function requiredLiterals(pattern: string): readonly string[] | null {
  const node = parsePattern(pattern)
  if (!node) return null
  const known = knownOf(node)
  const best = better(known.exact, known.required)
  return best && shortestOf(best) >= leastLength ? withoutLonger(best) : null
}

function knownOf(node: PatternNode): Known {
  switch (node.kind) {
    case 'text':
      return { exact: [foldLiteral(node.text)], required: null }
    case 'choice': {
      const folded = [...new Set(node.characters.map(foldLiteral))]
      return { exact: folded.length <= 4 ? folded : null, required: null }
    }
    case 'open':
      return nothing
    case 'empty':
      return { exact: [''], required: null }
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
  for (const part of parts) {
    const known = knownOf(part)
    const joined = known.exact ? product(texts, known.exact) : null
    if (joined) texts = joined
    else {
      required = better(required, texts)
      whole = false
      texts = known.exact ?? ['']
    }
    required = better(required, known.required)
  }
  return whole ? { exact: texts, required } : { exact: null, required: better(required, texts) }
}

function knownOfAlternatives(parts: readonly PatternNode[]): Known {
  const known = parts.map(knownOf)
  const exact = union(known.map((one) => one.exact))
  return {
    exact,
    required: exact
      ? null
      : union(
          known.map((one) => better(one.exact, one.required)),
          64,
        ),
  }
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

const rarityOf = (texts: readonly string[]): number => shortestOf(texts) - texts.length / 100

const shortestOf = (texts: readonly string[]): number =>
  texts.reduce(
    (shortest, text) => Math.min(shortest, text.trim().length),
    texts.length === 0 ? 0 : Number.POSITIVE_INFINITY,
  )

/** A literal that holds another one of the set adds nothing. */
const withoutLonger = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)))
