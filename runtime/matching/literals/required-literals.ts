import { foldLiteral } from '../text/fold.ts'
import { type ExtentsKnown, either, type Reach, reachOf } from './extent.ts'
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
import { commonEnd, product, union } from './texts.ts'

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
  /** Of a sequence: the first and the last of its parts that each of the sets comes from. */
  readonly places?: readonly Place[]
}

type Place = readonly [first: number, last: number]

const nothing: Known = { exact: null, sets: [] }

/** What a text must have to be matched in one way. */
export interface Way {
  /** Of each set, the rarest first, one literal is in the folded text. */
  readonly sets: readonly (readonly Literal[])[]
  /** A run at least so long of characters that tokens are written with; see `isOfRun`. */
  readonly run: number
  /** How far a match lies around literals of each set; worked out when asked, as of most patterns it never is. */
  reach(): Reach
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
  const ways = wantedWays(waysOf(withTextsJoined(node), maxWays))
  partsKnown.clear()
  forgetTexts()
  return { ways, beyondAscii: isBeyondAscii(node) }
}

/** What the ways of a pattern require; nothing where one of them requires no literal. */
function wantedWays(nodes: readonly PatternNode[]): readonly Way[] {
  const runs: RunsKnown = new Map()
  const ways: WayOfSets[] = []
  for (const node of nodes) {
    const way = { ...setsOf(node), run: requiredRun(node, runs) }
    if (way.sets.length === 0) return []
    ways.push(way)
  }
  return withoutNarrower(ways)
}

interface WayOfSets {
  readonly sets: readonly LiteralSet[]
  /** The parts that each of the sets comes from. */
  readonly places: readonly Place[]
  readonly parts: readonly PatternNode[]
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

/** A way that requires all that another one requires, and more, adds nothing but what it may reach around that. */
function withoutNarrower(ways: readonly WayOfSets[]): readonly Way[] {
  const kept = new Map<WayOfSets, WayOfSets[]>()
  const narrower: WayOfSets[] = []
  for (const [at, own] of ways.entries())
    if (isNarrower(own, at, ways)) narrower.push(own)
    else kept.set(own, [own])
  for (const own of narrower)
    for (const [way, all] of kept)
      if (demands(own, way)) {
        all.push(own)
        break
      }
  const extents: ExtentsKnown = new Map()
  return Array.from(kept, ([{ sets, run }, all]) => ({
    sets: sets.map(({ literals }) => literals),
    run,
    reach: () => all.map((way) => reachAround(way, sets, extents)).reduce(either),
  }))
}

/** Whether another way requires no more; of ways that require the same, the first is kept. */
function isNarrower(own: WayOfSets, at: number, ways: readonly WayOfSets[]): boolean {
  for (let place = 0; place < ways.length; place++) {
    const other = ways[place]
    if (place !== at && other && demands(own, other) && (place < at || !demands(other, own))) return true
  }
  return false
}

/** How a way lies around some of its sets. */
function reachAround(
  { sets, places, parts }: WayOfSets,
  around: readonly LiteralSet[],
  extents: ExtentsKnown,
): Reach {
  let [first, last] = [parts.length, -1]
  for (const [at, [from, to]] of places.entries()) {
    const set = sets[at]
    if (!set || !around.includes(set)) continue
    first = Math.min(first, from)
    last = Math.max(last, to)
  }
  return reachOf(parts, first, last, extents)
}

/** Whether one requires all that the other one does. */
function demands(own: WayOfSets, other: WayOfSets): boolean {
  if (own.run < other.run) return false
  for (const set of other.sets) if (!own.sets.includes(set)) return false
  return true
}

function setsOf(node: PatternNode): Omit<WayOfSets, 'run'> {
  const { exact, sets, places } = knownOf(node)
  const parts = partsOf(node)
  const whole: Place = [0, parts.length - 1]
  const found: { readonly set: LiteralSet; readonly place: Place }[] = []
  for (const [at, texts] of (exact ? [exact] : sets).entries()) {
    const set = texts.length === 0 ? null : setOf(texts)
    if (set) found.push({ set, place: (!exact && places?.[at]) || whole })
  }
  const chosen = found
    .sort((a, b) => b.set.rarity - a.set.rarity)
    .filter(({ set }, at) => at === 0 || (at < maxSets && !set.isCommon))
  return { sets: chosen.map(({ set }) => set), places: chosen.map(({ place }) => place), parts }
}

/** The pattern with each of its alternatives in turn, as far as they are not spelled out and not too many. */
function waysOf(node: PatternNode, most: number): readonly PatternNode[] {
  if (node.kind === 'alternatives') {
    if (knownOf(node).exact) return [node]
    const ways = grouped(node.parts).flatMap((part) => waysOf(part, most))
    return ways.length <= most ? ways : [node]
  }
  if (node.kind !== 'sequence') return [node]
  let ways: PatternNode[][] = [[]]
  for (const part of node.parts) {
    const ofPart = waysOf(part, Math.floor(most / ways.length))
    const [first = part, second] = ofPart
    if (ofPart.length * ways.length > most) for (const before of ways) before.push(part)
    else if (!second) for (const before of ways) before.push(...partsOf(first))
    else ways = ways.flatMap((before) => ofPart.map((one) => [...before, ...partsOf(one)]))
  }
  return ways.map((parts) => ({ kind: 'sequence', parts }))
}

/** Alternatives that can be spelled out together are one way, so that there is room for others. */
function grouped(parts: readonly PatternNode[]): readonly PatternNode[] {
  const spelledOut = parts.filter((part) => knownOf(part).exact)
  if (spelledOut.length < 2) return parts
  const exact = union(
    spelledOut.map((part) => knownOf(part).exact),
    maxTexts,
  )
  if (!exact) return parts
  const together: PatternNode = { kind: 'alternatives', parts: spelledOut }
  partsKnown.set(together, { exact, sets: [] })
  return [together, ...parts.filter((part) => !knownOf(part).exact)]
}

/** What is grouped stands as it would without the group. */
const partsOf = (node: PatternNode): readonly PatternNode[] =>
  node.kind === 'sequence' ? node.parts : [node]

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
  const places: Place[] = []
  let texts: readonly string[] = ['']
  let from = 0
  let to = 0
  let whole = true
  const push = (): void => {
    sets.push(texts)
    places.push([from, to])
  }
  const add = (exact: readonly string[] | null, at: number): void => {
    const joined = exact && product(texts, exact, maxTexts)
    if (joined) texts = joined
    else {
      push()
      whole = false
      const before = exact ? commonEnd(texts, foreign) : ''
      if (before === '') from = exact ? at : at + 1
      texts = (before === '' ? exact : exact?.map((text) => before + text)) ?? ['']
    }
    to = at
  }
  for (const [at, part] of parts.entries()) {
    const known = knownOf(part)
    if (known.exact) add(known.exact, at)
    else {
      // Of something that comes once or more, the first comes right after what stands before it.
      const first = part.kind === 'repeat' && part.least > 0 ? knownOf(part.part).exact : null
      if (first) add(first, at)
      add(null, at)
    }
    for (const set of known.sets) {
      sets.push(set)
      places.push([at, at])
    }
  }
  if (whole) return { exact: texts, sets }
  push()
  return { exact: null, sets, places }
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
    for (let times = 0; times < least && texts; times++) texts = product(texts, known.exact, maxTexts)
    if (texts) return { exact: texts, sets: [] }
  }
  if (!known.exact) return { exact: null, sets: known.sets }
  // What comes twice or more is twice as telling.
  return { exact: null, sets: [(least > 1 && product(known.exact, known.exact, maxTexts)) || known.exact] }
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
