import { type AsciiSet, allAscii, asciiTakenBy, hasAscii, isSame, noAscii, union } from './ascii-set.ts'
import type { Edge, PatternNode } from './parse-pattern.ts'

/** How much of a text a part of a pattern can take. */
export interface Extent {
  /** The characters of ASCII that may be in it. Others always may. */
  readonly takes: AsciiSet
  /** How many characters; `most` may be infinite. */
  readonly least: number
  readonly most: number
}

/** How a way to match lies around the literals that it requires. */
export interface Reach {
  /** From the first of its literals to the last of them, with both. */
  readonly core: Extent
  /** What stands before that, and after that, part by part; what is next to the literals comes first. */
  readonly before: readonly Extent[]
  readonly after: readonly Extent[]
  /** Where it begins and ends, where it says so. */
  readonly start: Edge | null
  readonly end: Edge | null
}

const nothing: Extent = { takes: noAscii, least: 0, most: 0 }

/** What was found out of parts of patterns. */
export type ExtentsKnown = Map<PatternNode, Extent>

/**
 * @param from the first part that the literals come from
 * @param to the last one
 * @param known of ways that have parts in common
 */
export function reachOf(parts: readonly PatternNode[], from: number, to: number, known: ExtentsKnown): Reach {
  const [start, end] = [edgeOf(parts.find(isSomething)), edgeOf(parts.findLast(isSomething))]
  const before: Extent[] = []
  for (const part of parts.slice(0, from).reverse()) append(before, part, known, true)
  const after: Extent[] = []
  for (const part of parts.slice(to + 1)) append(after, part, known)
  return {
    core: joinedAll(parts.slice(from, to + 1), (part) => extentOf(part, known)),
    before,
    after,
    start: start?.endsWith('-start') ? start : null,
    end: end?.endsWith('-end') ? end : null,
  }
}

/** Of a text, character by character. */
function append(extents: Extent[], part: PatternNode, known: ExtentsKnown, isReversed = false): void {
  if (part.kind !== 'text') appendOne(extents, extentOf(part, known))
  else {
    const characters = [...part.text]
    for (const character of isReversed ? characters.reverse() : characters)
      appendOne(extents, extentOfCharacter(character))
  }
}

/** What takes nothing is left out, and what only takes more of the same is joined with it. */
function appendOne(extents: Extent[], extent: Extent): void {
  if (extent.most === 0) return
  const last = extents.at(-1)
  if (last && isSame(last.takes, extent.takes)) extents[extents.length - 1] = joined(last, extent)
  else extents.push(extent)
}

/** Of one or the other. */
export const either = (one: Reach, other: Reach): Reach => ({
  core: wider(one.core, other.core),
  before: eitherOf(one.before, other.before),
  after: eitherOf(one.after, other.after),
  start: one.start === other.start ? one.start : null,
  end: one.end === other.end ? one.end : null,
})

/** Parts of one or the other; those that both have at their beginning and at their end stay by themselves. */
function eitherOf(one: readonly Extent[], other: readonly Extent[]): readonly Extent[] {
  const shorter = Math.min(one.length, other.length)
  let first = 0
  while (first < shorter && isAlike(one[first], other[first])) first++
  if (first === one.length && first === other.length) return one
  let last = 0
  while (last < shorter - first && isAlike(one.at(-1 - last), other.at(-1 - last))) last++
  const between = (parts: readonly Extent[]): Extent =>
    parts.slice(first, parts.length - last).reduce(joined, nothing)
  return [...one.slice(0, first), wider(between(one), between(other)), ...one.slice(one.length - last)]
}

const isAlike = (one: Extent | undefined, other: Extent | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.least === other.least &&
  one.most === other.most &&
  isSame(one.takes, other.takes)

export const takesLineFeeds = ({ takes }: Extent): boolean => hasAscii(takes, 0x0a)

const isSomething = ({ kind }: PatternNode): boolean => kind !== 'empty'

const edgeOf = (node: PatternNode | undefined): Edge | undefined =>
  node?.kind === 'border' ? node.edge : undefined

function extentOf(node: PatternNode, known: ExtentsKnown): Extent {
  const before = known.get(node)
  if (before) return before
  const extent = workOut(node, known)
  known.set(node, extent)
  return extent
}

function workOut(node: PatternNode, known: ExtentsKnown): Extent {
  switch (node.kind) {
    case 'text':
      return joinedAll(node.text, extentOfCharacter)
    case 'choice':
      return one(joinedAll(node.characters, extentOfCharacter).takes)
    case 'open':
      return one(node.takes ?? allAscii)
    case 'empty':
      return nothing
    case 'border':
      return node.takes ? one(node.takes) : nothing
    case 'sequence':
      return joinedAll(node.parts, (part) => extentOf(part, known))
    case 'alternatives':
      return node.parts.map((part) => extentOf(part, known)).reduce(wider)
    case 'repeat': {
      const { takes, least, most } = extentOf(node.part, known)
      return node.most === 0 || most === 0
        ? nothing
        : { takes, least: least * node.least, most: most * node.most }
    }
  }
}

const one = (takes: AsciiSet): Extent => ({ takes, least: 1, most: 1 })

const ofAscii = Array.from({ length: 0x80 }, (_, code) => one(asciiTakenBy(code, code)))

function extentOfCharacter(character: string): Extent {
  const point = character.codePointAt(0) ?? 0
  return ofAscii[point] ?? one(asciiTakenBy(point, point))
}

/** Of all, one after the other. */
function joinedAll<Part>(parts: Iterable<Part>, extentOfPart: (part: Part) => Extent): Extent {
  let [a, b, c, d] = noAscii
  let [least, most] = [0, 0]
  for (const part of parts) {
    const extent = extentOfPart(part)
    const { takes } = extent
    a |= takes[0]
    b |= takes[1]
    c |= takes[2]
    d |= takes[3]
    least += extent.least
    most += extent.most
  }
  return { takes: [a, b, c, d], least, most }
}

export const joined = (one: Extent, other: Extent): Extent => ({
  takes: union(one.takes, other.takes),
  least: one.least + other.least,
  most: one.most + other.most,
})

const wider = (one: Extent, other: Extent): Extent => ({
  takes: union(one.takes, other.takes),
  least: Math.min(one.least, other.least),
  most: Math.max(one.most, other.most),
})
