import { foldLiteral } from '../text/fold.ts'
import {
  border,
  foreign,
  forgetTexts,
  type Literal,
  type LiteralSet,
  rarityOf,
  setOf,
} from './literal-sets.ts'
import { type PatternNode, parsePattern } from './parse-pattern.ts'
import { type RunsKnown, requiredRun } from './required-run.ts'

export type { Literal } from './literal-sets.ts'

/** Most texts that a part of a pattern is spelled out into. */
const maxTexts = 48
/** Most literals of which one is required. */
const maxLiterals = 160
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
  const runs: RunsKnown = new Map()
  const ways = withoutNarrower(
    waysOf(withTextsJoined(node), maxWays).map((way) => ({ sets: setsOf(way), run: requiredRun(way, runs) })),
  )
  partsKnown.clear()
  forgetTexts()
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

/** Characters that follow each other as one text, which is spelled out at once. */
function withTextsJoined(node: PatternNode): PatternNode {
  switch (node.kind) {
    case 'alternatives':
      return { kind: 'alternatives', parts: node.parts.map(withTextsJoined) }
    case 'repeat':
      return { ...node, part: withTextsJoined(node.part) }
    case 'sequence': {
      const parts: PatternNode[] = []
      let text = ''
      for (const part of node.parts) {
        if (part.kind === 'text') {
          text += part.text
          continue
        }
        if (text !== '') parts.push({ kind: 'text', text })
        text = ''
        parts.push(withTextsJoined(part))
      }
      if (text !== '') parts.push({ kind: 'text', text })
      return { kind: 'sequence', parts }
    }
    default:
      return node
  }
}

/** A way that requires all that another one requires, and more, adds nothing. */
function withoutNarrower(ways: readonly WayOfSets[]): readonly WayOfSets[] {
  return ways.filter((own, at) => {
    for (let place = 0; place < ways.length; place++) {
      const other = ways[place]
      if (place !== at && other && demands(own, other) && (place < at || !demands(other, own))) return false
    }
    return true
  })
}

/** Whether one requires all that the other one does. */
function demands(own: WayOfSets, other: WayOfSets): boolean {
  if (own.run < other.run) return false
  for (const set of other.sets) if (!own.sets.includes(set)) return false
  return true
}

function setsOf(node: PatternNode): readonly LiteralSet[] {
  const { exact, sets } = knownOf(node)
  const found: LiteralSet[] = []
  for (const texts of exact ? [exact] : sets) {
    const set = texts.length === 0 ? null : setOf(texts)
    if (set) found.push(set)
  }
  return found
    .sort((a, b) => b.rarity - a.rarity)
    .filter((set, at) => at === 0 || (at < maxSets && !set.isCommon))
}

/** The pattern with each of its alternatives in turn, as far as they are not spelled out and not too many. */
function waysOf(node: PatternNode, most: number): readonly PatternNode[] {
  if (node.kind === 'alternatives') {
    if (knownOf(node).exact) return [node]
    const ways = node.parts.flatMap((part) => waysOf(part, most))
    return ways.length <= most ? ways : [node]
  }
  if (node.kind !== 'sequence') return [node]
  let ways: (readonly PatternNode[])[] = [[]]
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

/** Ways of one pattern have most of their parts in common. */
const partsKnown = new Map<PatternNode, Known>()

function knownOf(node: PatternNode): Known {
  const before = partsKnown.get(node)
  if (before) return before
  const known = workOut(node)
  partsKnown.set(node, known)
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

/** Each of the one with each of the other behind it, each once; so are those that are given. Null where that is too many. */
function product(before: readonly string[], after: readonly string[]): readonly string[] | null {
  if (before.length * after.length > maxTexts) return null
  const [first = '', second] = before
  if (second === undefined && first === '' && before.length === 1) return after
  const texts: string[] = []
  for (const start of before) for (const end of after) texts.push(start + end)
  return before.length === 1 || after.length === 1 ? texts : [...new Set(texts)]
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
  let best: readonly string[] | null = null
  let rarest = 0
  for (const set of sets) {
    const rarity = rarityOf(set)
    if (best !== null && rarity <= rarest) continue
    best = set
    rarest = rarity
  }
  return best
}
