import type { PatternNode } from './parse-pattern.ts'

/** Characters that keys, tokens and hashes are written with: a long run of them is rare in prose. */
export const isOfRun = (character: string): boolean =>
  character.length === 1 && isRunCode(character.charCodeAt(0))

/** ASCII letters and digits, and `_+/=-`. */
const isRunCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x2f && code <= 0x39) ||
  code === 0x2b ||
  code === 0x2d ||
  code === 0x3d ||
  code === 0x5f

/** Runs in what a part of a pattern matches; each number is the least that there is. */
interface Runs {
  /** Whether it is one run, and nothing else. */
  readonly whole: boolean
  readonly length: number
  /** At its beginning, at its end, and the longest anywhere. */
  readonly first: number
  readonly last: number
  readonly longest: number
}

const broken: Runs = { whole: false, length: 0, first: 0, last: 0, longest: 0 }
const runOf = (length: number): Runs => ({
  whole: true,
  length,
  first: length,
  last: length,
  longest: length,
})
const none = runOf(0)
const single = runOf(1)

/** What was found out of parts of patterns. */
export type RunsKnown = Map<PatternNode, Runs>

/**
 * The least length of the longest run of characters of a run in whatever a pattern matches.
 * @param known of patterns that have parts in common
 */
export const requiredRun = (node: PatternNode, known: RunsKnown = new Map()): number =>
  runsOf(node, known).longest

function runsOf(node: PatternNode, known: RunsKnown): Runs {
  switch (node.kind) {
    case 'text':
      return runsOfText(node.text)
    case 'choice':
      return node.characters.every(isOfRun) ? single : broken
    case 'open':
      return node.ofRun === true ? single : broken
    case 'empty':
      return none
    case 'border':
      // It may be a character of its own.
      return broken
    default: {
      const before = known.get(node)
      if (before) return before
      const runs = runsOfParts(node, known)
      known.set(node, runs)
      return runs
    }
  }
}

type Compound = Extract<PatternNode, { kind: 'sequence' | 'alternatives' | 'repeat' }>

function runsOfParts(node: Compound, known: RunsKnown): Runs {
  if (node.kind === 'sequence') {
    let runs = none
    for (const part of node.parts) runs = joined(runs, runsOf(part, known))
    return runs
  }
  if (node.kind === 'alternatives') return node.parts.map((part) => runsOf(part, known)).reduce(either)
  const runs = runsOf(node.part, known)
  if (runs.whole) return runOf(runs.length * node.least)
  return node.least === 0 ? broken : { ...runs, whole: false }
}

function runsOfText(text: string): Runs {
  let first = -1
  let longest = 0
  let run = 0
  for (let at = 0; at < text.length; at++) {
    if (isRunCode(text.charCodeAt(at))) run++
    else {
      if (first === -1) first = run
      if (run > longest) longest = run
      run = 0
    }
  }
  return first === -1
    ? runOf(text.length)
    : { whole: false, length: 0, first, last: run, longest: Math.max(longest, run) }
}

const joined = (before: Runs, after: Runs): Runs => ({
  whole: before.whole && after.whole,
  length: before.length + after.length,
  first: before.whole ? before.length + after.first : before.first,
  last: after.whole ? after.length + before.last : after.last,
  longest: Math.max(before.longest, after.longest, before.last + after.first),
})

const either = (one: Runs, other: Runs): Runs => ({
  whole: one.whole && other.whole,
  length: Math.min(one.length, other.length),
  first: Math.min(one.first, other.first),
  last: Math.min(one.last, other.last),
  longest: Math.min(one.longest, other.longest),
})
