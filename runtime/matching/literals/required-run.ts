import type { PatternNode } from './parse-pattern.ts'

/** Characters that keys, tokens and hashes are written with: a long run of them is rare in prose. */
export const isOfRun = (character: string): boolean => /^[A-Za-z0-9_+/=-]$/.test(character)

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

/** The least length of the longest run of characters of a run in whatever a pattern matches. */
export const requiredRun = (node: PatternNode): number => runsOf(node).longest

function runsOf(node: PatternNode): Runs {
  switch (node.kind) {
    case 'text':
      return [...node.text]
        .map((character) => (isOfRun(character) ? runOf(1) : broken))
        .reduce(joined, runOf(0))
    case 'choice':
      return node.characters.every(isOfRun) ? runOf(1) : broken
    case 'open':
      return node.ofRun === true ? runOf(1) : broken
    case 'empty':
      return runOf(0)
    case 'border':
      // It may be a character of its own.
      return broken
    case 'sequence':
      return node.parts.map(runsOf).reduce(joined, runOf(0))
    case 'alternatives':
      return node.parts.map(runsOf).reduce(either)
    case 'repeat': {
      const runs = runsOf(node.part)
      if (runs.whole) return runOf(runs.length * node.least)
      return node.least === 0 ? broken : { ...runs, whole: false }
    }
  }
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
