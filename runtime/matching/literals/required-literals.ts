import { foldLiteral } from '../text/fold.ts'
import { type PatternNode, parsePattern } from './parse-pattern.ts'
import { requiredRun } from './required-run.ts'

/** Something to look for in a folded text. */
export interface Literal {
  readonly text: string
  /** It counts only where no ASCII letter, digit or underscore stands before it. */
  readonly startsWord: boolean
  /** It counts only where none stands after it. */
  readonly endsWord: boolean
}

/** Most texts that a part of a pattern is spelled out into. */
const maxTexts = 48
/** Most literals of which one is required. */
const maxLiterals = 160
/** Commoner literals stand everywhere; looking for them would only cost. */
const leastWeight = 3
/** Stands in a text for a border between words; what is folded has no such sign. */
const border = '\u0000'
/** Stands before what was folded to ASCII and is none: to RE2 it is of no word. */
const foreign = '\u0001'

/** Most ways to match that are told apart. */
const maxWays = 64
/** Of more sets of literals a text need not be asked. */
const maxSets = 3

/** What is known of a part of a pattern, folded. */
interface Known {
  /** All that it can match, where that is little. */
  readonly exact: readonly string[] | null
  /** Sets of texts: one of each is in whatever it matches. */
  readonly sets: readonly (readonly string[])[]
}

const nothing: Known = { exact: null, sets: [] }

/** What a text must have to be matched in one way. */
export interface Way {
  /** Of each set, the rarest first, one literal is in the folded text. */
  readonly sets: readonly (readonly Literal[])[]
  /** A run at least so long of characters that tokens are written with; see `isOfRun`. */
  readonly run: number
}

/** What every text must have that a pattern matches. */
export interface Required {
  /** Ways to match, one of which a text must have. Empty when there is a way of which no literal is known. */
  readonly ways: readonly Way[]
  /** Whether a character beyond ASCII is in the text. */
  readonly beyondAscii: boolean
}

/**
 * What a text must have for a pattern to match. After Russ Cox, "Regular Expression Matching with a Trigram Index" (2012): what is
 * required of an alternative is the union, of a sequence what each of its parts requires.
 * @param node the pattern, where it is read already
 */
export function requirementsOf(pattern: string, node = parsePattern(pattern)): Required {
  if (!node) return { ways: [], beyondAscii: false }
  const ways = withoutNarrower(
    waysOf(node, maxWays).map((way) => ({ sets: setsOf(way), run: requiredRun(way) })),
  )
  literalsKnown.clear()
  setsKnown.clear()
  return {
    ways: ways.every(({ sets }) => sets.length > 0)
      ? ways.map(({ sets, run }) => ({ sets: sets.map(({ literals }) => literals), run }))
      : [],
    beyondAscii: isBeyondAscii(node),
  }
}

interface WayOfSets {
  readonly sets: readonly LiteralSet[]
  readonly run: number
}

/** A way that requires all that another one requires, and more, adds nothing. */
function withoutNarrower(ways: readonly WayOfSets[]): readonly WayOfSets[] {
  const holds = (own: WayOfSets, other: WayOfSets): boolean =>
    own.run >= other.run && other.sets.every((set) => own.sets.includes(set))
  return ways.filter(
    (own, at) =>
      !ways.some((other, place) => place !== at && holds(own, other) && (place < at || !holds(other, own))),
  )
}

/** Texts of which one is required, and what is to be said of them. */
interface LiteralSet {
  readonly literals: readonly Literal[]
  readonly rarity: number
  /** Whether any of them is so common that almost every text has it. */
  readonly isCommon: boolean
}

function setsOf(node: PatternNode): readonly LiteralSet[] {
  const { exact, sets } = knownOf(node)
  return (exact ? [exact] : sets)
    .filter((texts) => texts.length > 0)
    .flatMap((texts) => setOf(texts) ?? [])
    .sort((a, b) => b.rarity - a.rarity)
    .filter((set, at) => at === 0 || (at < maxSets && !set.isCommon))
}

/** Sets of the pattern in hand, by their texts: its ways have most of them in common. Null where one is not worth a search. */
const setsKnown = new Map<string, LiteralSet | null>()

function setOf(texts: readonly string[]): LiteralSet | null {
  const key = texts.join('\u0002')
  const known = setsKnown.get(key)
  if (known !== undefined) return known
  const set = isWorthwhile(texts)
    ? {
        literals: withoutLonger(texts.map(literalOf)),
        rarity: rarityOf(texts),
        isCommon: texts.some(isCommon),
      }
    : null
  setsKnown.set(key, set)
  return set
}

/** The pattern with each of its alternatives in turn, as far as they are not spelled out and not too many. */
function waysOf(node: PatternNode, most: number): readonly PatternNode[] {
  if (node.kind === 'alternatives') {
    if (knownOf(node).exact) return [node]
    const ways = node.parts.flatMap((part) => waysOf(part, most))
    return ways.length <= most ? ways : [node]
  }
  if (node.kind !== 'sequence') return [node]
  let ways: readonly (readonly PatternNode[])[] = [[]]
  for (const part of node.parts) {
    const ofPart = waysOf(part, Math.floor(most / ways.length))
    ways =
      ofPart.length === 1 || ofPart.length * ways.length > most
        ? ways.map((before) => [...before, ofPart.length === 1 ? (ofPart[0] ?? part) : part])
        : ways.flatMap((before) => ofPart.map((one) => [...before, one]))
  }
  return ways.map((parts) => ({ kind: 'sequence', parts }))
}

function isBeyondAscii(node: PatternNode): boolean {
  switch (node.kind) {
    case 'text':
      return [...node.text].some(isForeign)
    case 'choice':
      return node.characters.length > 0 && node.characters.every(isForeign)
    case 'open':
      return node.beyondAscii === true
    case 'sequence':
      return node.parts.some(isBeyondAscii)
    case 'alternatives':
      return node.parts.every(isBeyondAscii)
    case 'repeat':
      return node.least > 0 && isBeyondAscii(node.part)
    default:
      return false
  }
}

/** Without regard to case, the long s is an s and the Kelvin sign a k. */
const isForeign = (character: string): boolean => character >= '\u0080' && !/[\u017f\u212a]/.test(character)

/** Folded, with a sign before each character that is not ASCII. */
const spelled = (text: string): string =>
  plain.test(text)
    ? text.toLowerCase()
    : Array.from(text, (character) => (character < '\u0080' ? '' : foreign) + foldLiteral(character)).join('')

/** ASCII that can be seen, which folds to its lower case. */
const plain = /^[ -~]*$/

/** What was found out of texts of the pattern in hand; each is asked for many times. */
const literalsKnown = new Map<string, Literal>()

/** The longest stretch between borders, with what is known of its beginning. */
function literalOf(text: string): Literal {
  const before = literalsKnown.get(text)
  if (before) return before
  const literal = longestOf(text)
  literalsKnown.set(text, literal)
  return literal
}

function longestOf(text: string): Literal {
  if (!text.includes(border) && !text.includes(foreign)) return { text, startsWord: false, endsWord: false }
  const parts = text.split(border)
  let longest = 0
  for (const [at, part] of parts.entries()) if (part.length > (parts[longest]?.length ?? 0)) longest = at
  const part = parts[longest] ?? ''
  return {
    text: part.replaceAll(foreign, ''),
    startsWord: longest > 0 && isWordStart(part),
    endsWord: longest < parts.length - 1 && isWordEnd(part),
  }
}

/** A border before anything but a letter, a digit or an underscore says that a word ends there, and not that none stands before. */
const isWordStart = (text: string): boolean => /^[a-z0-9_]/.test(text)

/** As before them: what was folded to a letter and is none of ASCII ends no word. */
const isWordEnd = (text: string): boolean => /[a-z0-9_]$/.test(text) && text.at(-2) !== foreign

/** Ways of one pattern have most of their parts in common. */
const worked = new WeakMap<PatternNode, Known>()

function knownOf(node: PatternNode): Known {
  const before = worked.get(node)
  if (before) return before
  const known = workOut(node)
  worked.set(node, known)
  return known
}

function workOut(node: PatternNode): Known {
  switch (node.kind) {
    case 'text':
      return { exact: [spelled(node.text)], sets: [] }
    case 'choice':
      return { exact: [...new Set(node.characters.map(spelled))], sets: [] }
    case 'open':
      return nothing
    case 'empty':
      return { exact: [''], sets: [] }
    case 'border':
      return { exact: [border], sets: [] }
    case 'sequence':
      return knownOfSequence(node.parts)
    case 'alternatives':
      return knownOfAlternatives(node.parts)
    case 'repeat':
      return knownOfRepeat(node)
  }
}

function knownOfSequence(parts: readonly PatternNode[]): Known {
  const sets: (readonly string[])[] = []
  let texts: readonly string[] = ['']
  let whole = true
  const add = (exact: readonly string[] | null): void => {
    const joined = exact && product(texts, exact)
    if (joined) texts = joined
    else {
      sets.push(texts)
      whole = false
      texts = exact ?? ['']
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
    sets.push(...known.sets)
  }
  return whole ? { exact: texts, sets } : { exact: null, sets: [...sets, texts] }
}

function knownOfAlternatives(parts: readonly PatternNode[]): Known {
  const known = parts.map(knownOf)
  const exact = union(
    known.map((one) => one.exact),
    maxTexts,
  )
  if (exact) return { exact, sets: [] }
  const required = union(known.map(rarestOf), maxLiterals)
  return { exact: null, sets: required ? [required] : [] }
}

function knownOfRepeat({ part, least, most }: Extract<PatternNode, { kind: 'repeat' }>): Known {
  const known = knownOf(part)
  if (least === 0)
    return most === 1 && known.exact ? { exact: [...new Set([...known.exact, ''])], sets: [] } : nothing
  if (least === most && known.exact && least <= 8) {
    let texts: readonly string[] | null = ['']
    for (let times = 0; times < least && texts; times++) texts = product(texts, known.exact)
    if (texts) return { exact: texts, sets: [] }
  }
  if (!known.exact) return { exact: null, sets: known.sets }
  // What comes twice or more is twice as telling.
  return { exact: null, sets: [(least > 1 && product(known.exact, known.exact)) || known.exact] }
}

function product(before: readonly string[], after: readonly string[]): readonly string[] | null {
  if (before.length * after.length > maxTexts) return null
  return [...new Set(before.flatMap((start) => after.map((end) => start + end)))]
}

function union(all: readonly (readonly string[] | null)[], most: number): readonly string[] | null {
  const texts = new Set<string>()
  for (const one of all) {
    if (!one) return null
    for (const text of one) texts.add(text)
  }
  return texts.size <= most ? [...texts] : null
}

/** The set that most rarely stands in a text: its shortest literal says. */
function rarestOf({ exact, sets }: Known): readonly string[] | null {
  if (exact) return exact
  return sets.reduce<readonly string[] | null>(
    (best, set) => (best === null || rarityOf(set) > rarityOf(best) ? set : best),
    null,
  )
}

const isWorthwhile = (texts: readonly string[]): boolean =>
  texts.length > 0 &&
  texts.every((text) => weightOf(text) >= (isCommon(text) ? leastWeight - 1 : leastWeight))

/** Signs that are rare in prose. */
const rareSign = /[^\p{L}\p{N}\s.,'"()!?:-]|--/gu

const onlyLetters = /^[a-z0-9 ]*$/

/** Words that almost every text has; they are looked for only where there is nothing else to look for. */
const commonest: ReadonlySet<string> = new Set(
  'a about all an and any are as at be but by can do for from get has have how if in into is it its me more my new of on one or our out should so that the their them then there they this to up use was we what when which will with you your'.split(
    ' ',
  ),
)

const isCommon = (text: string): boolean => commonest.has(literalOf(text).text.trim())

/** How rare a text is: a letter counts one, a sign that is rare in prose three, and the beginning of a word one. */
function weightOf(text: string): number {
  const { text: literal, startsWord } = literalOf(text)
  const word = literal.trim()
  const signs = onlyLetters.test(word) ? 0 : (word.match(rareSign)?.length ?? 0)
  const weight = word.length + 2 * signs + (startsWord ? 1 : 0)
  return isCommon(text) ? Math.min(weight, leastWeight - 1) : weight
}

const rarityOf = (texts: readonly string[]): number =>
  texts.reduce(
    (least, text) => Math.min(least, weightOf(text)),
    texts.length === 0 ? 0 : Number.POSITIVE_INFINITY,
  ) -
  texts.length / 200

/** A literal that holds another one of the set adds nothing. One that a longer one goes on from need not end a word. */
function withoutLonger(literals: readonly Literal[]): readonly Literal[] {
  const open = literals.map((literal) =>
    literal.endsWord && literals.some(({ text }) => text !== literal.text && text.includes(literal.text))
      ? { ...literal, endsWord: false }
      : literal,
  )
  return open.filter(
    (literal, at) => !open.some((other, place) => place !== at && holds(literal, other, place < at)),
  )
}

/** Whether one stands wherever the other stands. @param isFirst of two that are the same, whether it is the first */
function holds(literal: Literal, other: Literal, isFirst: boolean): boolean {
  if (other.text === literal.text)
    return isFirst && other.startsWord === literal.startsWord && other.endsWord === literal.endsWord
  if (other.endsWord) return false
  return other.startsWord
    ? literal.startsWord && literal.text.startsWith(other.text)
    : literal.text.includes(other.text)
}
