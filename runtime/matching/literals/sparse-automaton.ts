import { trieOf } from './automaton.ts'

/**
 * Finds literals of any characters in folded text; for scripts whose characters are too many for a table. Transitions stand in one
 * hash table with open addressing, so a step costs a few look-ups.
 */
export interface SparseAutomaton {
  /** Whether a literal begins with `unit`; no other leads away from state 0. */
  begins(unit: number): boolean
  /** The state after `unit`. */
  step(state: number, unit: number): number
  /** The literals that end at a state. */
  readonly outputs: readonly Int32Array[]
}

export function sparseAutomaton(literals: readonly string[], numbers: readonly number[]): SparseAutomaton {
  const { next, fail, outputs } = trieOf(literals, numbers)
  const transitions = next.reduce((sum, { size }) => sum + size, 0)
  const bits = Math.max(4, Math.ceil(Math.log2(transitions * 2 + 1)))
  const mask = (1 << bits) - 1
  const states = new Int32Array(mask + 1).fill(-1)
  const units = new Uint16Array(mask + 1)
  const following = new Int32Array(mask + 1)
  const slotOf = (state: number, unit: number): number => {
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> (32 - bits)
    while (states[slot] !== -1 && (states[slot] !== state || units[slot] !== unit)) slot = (slot + 1) & mask
    return slot
  }
  for (const [state, edges] of next.entries())
    for (const [unit, to] of edges) {
      const slot = slotOf(state, unit)
      states[slot] = state
      units[slot] = unit
      following[slot] = to
    }
  const beginnings = new Uint8Array(0x10000)
  for (const literal of literals) beginnings[literal.charCodeAt(0)] = 1
  return {
    begins: (unit) => beginnings[unit] === 1,
    step(from, unit) {
      for (let state = from; ; state = fail[state] ?? 0) {
        const slot = slotOf(state, unit)
        if (states[slot] !== -1) return following[slot] ?? 0
        if (state === 0) return 0
      }
    },
    outputs: outputs.map((found) => Int32Array.from(found)),
  }
}
