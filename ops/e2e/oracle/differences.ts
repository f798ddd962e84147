/** By request id: names of the rules that it breaks, sorted, joined. */
export type Verdicts = ReadonlyMap<string, string>

/** Where what was seen is not what was expected; at most ten of each kind. All empty means exactly equal. */
export interface Differences {
  readonly missing: readonly string[]
  readonly unexpected: readonly string[]
  readonly doubled: readonly string[]
  readonly different: readonly string[]
}

export const noDifferences: Differences = { missing: [], unexpected: [], doubled: [], different: [] }

/** Rules as they are compared. */
export const rulesOf = (names: readonly string[]): string => [...names].sort().join(', ')

/** Compares what was seen, each time it was seen, with what had to be. */
export function differences(
  expected: Verdicts,
  seen: readonly { readonly id: string; readonly rules: string }[],
): Differences {
  const first = new Map<string, string>()
  const doubled: string[] = []
  for (const { id, rules } of seen) {
    if (first.has(id)) doubled.push(id)
    else first.set(id, rules)
  }
  const some = (found: readonly string[]): readonly string[] => found.slice(0, 10)
  return {
    missing: some([...expected.keys()].filter((id) => !first.has(id))),
    unexpected: some([...first.keys()].filter((id) => !expected.has(id))),
    doubled: some(doubled),
    different: some(
      [...first].flatMap(([id, rules]) => {
        const wanted = expected.get(id)
        return wanted === undefined || wanted === rules ? [] : [`${id}: ${rules} instead of ${wanted}`]
      }),
    ),
  }
}
