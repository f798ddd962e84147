import RE2 from 're2'
import type { Pattern } from './pattern.ts'

/** Patterns in one automaton; larger ones grow past the engine's memory. */
const patternsPerSet = 64

/** Finds in one pass over a text which patterns it may hold: all that it holds are among them. */
export interface PatternSets<T> {
  candidates(bytes: Uint8Array): T[]
}

interface PatternSet<T> {
  readonly items: readonly T[]
  /** Positions among the items. */
  find(bytes: Uint8Array): readonly number[]
}

export function patternSets<T extends { readonly pattern: Pattern }>(items: readonly T[]): PatternSets<T> {
  let sets: readonly PatternSet<T>[] | undefined
  return {
    candidates(bytes) {
      // Not before a text asks.
      sets ??= inSets(items)
      const found: T[] = []
      for (const { items: inSet, find } of sets)
        for (const position of find(bytes)) {
          const item = inSet[position]
          if (item) found.push(item)
        }
      return found
    },
  }
}

function inSets<T extends { readonly pattern: Pattern }>(items: readonly T[]): readonly PatternSet<T>[] {
  const sets: PatternSet<T>[] = []
  for (let start = 0; start < items.length; start += patternsPerSet)
    sets.push(...compiledSets(items.slice(start, start + patternsPerSet)))
  return sets
}

/** As few automata as fit into the engine's memory. */
function compiledSets<T extends { readonly pattern: Pattern }>(items: readonly T[]): PatternSet<T>[] {
  try {
    const set = new RE2.Set(
      items.map(({ pattern }) => pattern.source),
      'iu',
    )
    return [{ items, find: (bytes) => findIn(set, bytes, items.length) }]
  } catch {
    if (items.length <= 1) return [{ items, find: () => items.map((_, position) => position) }]
    const middle = items.length >> 1
    return [...compiledSets(items.slice(0, middle)), ...compiledSets(items.slice(middle))]
  }
}

const none: readonly number[] = []

function findIn(set: InstanceType<typeof RE2.Set>, bytes: Uint8Array, size: number): readonly number[] {
  try {
    // Most texts hold nothing; to say so is cheaper than to list it.
    return set.test(bytes) ? set.match(bytes) : none
  } catch {
    // Out of memory on this text: each pattern is tried by itself, and runs without an automaton where it must.
    return Array.from({ length: size }, (_, position) => position)
  }
}
