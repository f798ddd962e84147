/**
 * Finds literals of any characters in folded text; for scripts whose characters are too many for a table. A trie with failure links
 * (Aho and Corasick, 1975), whose transitions stand in one hash table with open addressing, so a step costs a few look-ups.
 */
export interface SparseAutomaton {
  /** Whether a literal begins with `unit`; no other leads away from state 0. */
  begins(unit: number): boolean
  /** The state after `unit`. */
  step(state: number, unit: number): number
  /** The literals that end at a state, its own and then those of its suffixes. */
  readonly outputs: readonly Int32Array[]
}

/** @param literals none of which is empty @param numbers theirs, in the same order */
export function sparseAutomaton(literals: readonly string[], numbers: readonly number[]): SparseAutomaton {
  const trie = trieOf(literals, numbers)
  const { find, following } = trie.transitions
  const { fail, outputs } = linked(trie)
  const beginnings = new Uint8Array(0x10000)
  for (const literal of literals) beginnings[literal.charCodeAt(0)] = 1
  return {
    begins: (unit) => beginnings[unit] === 1,
    step(from, unit) {
      for (let state = from; ; state = fail[state] ?? 0) {
        const next = following[find(state, unit)] ?? 0
        if (next !== 0 || state === 0) return next
      }
    },
    outputs,
  }
}

interface Transitions {
  /** The slot of a transition, or the free one where it would stand. */
  find(state: number, unit: number): number
  /** Claims a free slot. */
  add(slot: number, state: number, unit: number, to: number): void
  /** By slot: the state that it leads to; 0, where none begins, in a free one. */
  readonly following: Int32Array
}

/** @param most transitions that there will be */
function transitionsFor(most: number): Transitions {
  const bits = Math.max(4, Math.ceil(Math.log2(most * 2 + 1)))
  const mask = (1 << bits) - 1
  const states = new Int32Array(mask + 1)
  const units = new Uint16Array(mask + 1)
  const following = new Int32Array(mask + 1)
  return {
    following,
    find(state, unit) {
      let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> (32 - bits)
      while (following[slot] !== 0 && (states[slot] !== state || units[slot] !== unit))
        slot = (slot + 1) & mask
      return slot
    },
    add(slot, state, unit, to) {
      states[slot] = state
      units[slot] = unit
      following[slot] = to
    },
  }
}

interface Trie {
  readonly transitions: Transitions
  /** How many states there are, 0 among them. */
  readonly size: number
  /** By state: the one before it, and the unit that leads from there. */
  readonly parents: Int32Array
  readonly units: Uint16Array
  /** By number of units, the states after so many. */
  readonly byDepth: readonly (readonly number[])[]
  /** By state: the literals that are spelled out there. */
  readonly own: ReadonlyMap<number, readonly number[]>
}

function trieOf(literals: readonly string[], numbers: readonly number[]): Trie {
  const most = literals.reduce((sum, { length }) => sum + length, 0)
  const transitions = transitionsFor(most)
  const parents = new Int32Array(most + 1)
  const units = new Uint16Array(most + 1)
  const byDepth: number[][] = []
  const own = new Map<number, number[]>()
  let size = 1
  for (const [at, literal] of literals.entries()) {
    let state = 0
    for (let depth = 0; depth < literal.length; depth++) {
      const unit = literal.charCodeAt(depth)
      const slot = transitions.find(state, unit)
      let next = transitions.following[slot] ?? 0
      if (next === 0) {
        next = size++
        transitions.add(slot, state, unit, next)
        parents[next] = state
        units[next] = unit
        const level = byDepth[depth]
        if (level) level.push(next)
        else byDepth[depth] = [next]
      }
      state = next
    }
    const number = numbers[at] ?? at
    const others = own.get(state)
    if (others) others.push(number)
    else own.set(state, [number])
  }
  return { transitions, size, parents, units, byDepth, own }
}

const none = new Int32Array(0)

/** Failure links, to the longest suffix of a state that is one, and what ends at each. */
function linked({ transitions: { find, following }, size, parents, units, byDepth, own }: Trie) {
  const fail = new Int32Array(size)
  const outputs = Array.from({ length: size }, () => none)
  for (const level of byDepth)
    for (const state of level) {
      const parent = parents[state] ?? 0
      let suffix = parent
      let link = 0
      while (suffix !== 0 && link === 0) {
        suffix = fail[suffix] ?? 0
        link = following[find(suffix, units[state] ?? 0)] ?? 0
      }
      fail[state] = link
      const ending = own.get(state)
      const ofSuffix = outputs[link] ?? none
      outputs[state] = ending ? Int32Array.from([...ending, ...ofSuffix]) : ofSuffix
    }
  return { fail, outputs }
}
