/** States of a trie with failure links (Aho and Corasick, 1975), before it is laid out in a table. */
export interface Trie {
  /** By state: the states that follow it, by code unit. */
  readonly next: readonly ReadonlyMap<number, number>[]
  /** By state: where to go on when nothing follows; the longest suffix that is a state. */
  readonly fail: Int32Array
  /** By state: the literals that end there, its own and those of its suffixes. */
  readonly outputs: readonly (readonly number[])[]
  /** States, parents and suffixes before those that refer to them. */
  readonly order: readonly number[]
}

/** The trie of literals; a literal's number is its position. None may be empty. */
export function trieOf(literals: readonly string[], numbers: readonly number[]): Trie {
  const next: Map<number, number>[] = [new Map()]
  const outputs: number[][] = [[]]
  for (const [at, literal] of literals.entries()) {
    let state = 0
    for (let unit = 0; unit < literal.length; unit++) {
      const code = literal.charCodeAt(unit)
      let following = next[state]?.get(code)
      if (following === undefined) {
        following = next.push(new Map()) - 1
        outputs.push([])
        next[state]?.set(code, following)
      }
      state = following
    }
    outputs[state]?.push(numbers[at] ?? at)
  }
  const fail = new Int32Array(next.length)
  const order = [0]
  for (let done = 0; done < order.length; done++) {
    const state = order[done] ?? 0
    for (const [code, following] of next[state] ?? []) {
      order.push(following)
      if (state === 0) continue
      let suffix = fail[state] ?? 0
      while (suffix !== 0 && !next[suffix]?.has(code)) suffix = fail[suffix] ?? 0
      fail[following] = next[suffix]?.get(code) ?? 0
      outputs[following]?.push(...(outputs[fail[following] ?? 0] ?? []))
    }
  }
  return { next, fail, outputs, order }
}
