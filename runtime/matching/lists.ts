/** Lists one after the other, so that they come into the cache together: list n is the items [from[n], from[n + 1]). */
export interface Lists {
  readonly from: Int32Array
  readonly items: Int32Array
}

export function listsOf(all: readonly (readonly number[])[]): Lists {
  const from = new Int32Array(all.length + 1)
  for (const [at, list] of all.entries()) from[at + 1] = (from[at] ?? 0) + list.length
  return { from, items: Int32Array.from(all.flat()) }
}
