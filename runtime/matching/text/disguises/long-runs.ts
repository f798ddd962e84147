/** [from, to) of a run. */
export interface LongRun {
  readonly from: number
  readonly to: number
}

/**
 * The longest runs of characters, of at least so many. A run that long has one of them at each multiple of its least length, so of most
 * texts few characters are looked at.
 */
export function longRuns(
  text: string,
  least: number,
  belongs: (code: number) => boolean,
): readonly LongRun[] {
  const runs: LongRun[] = []
  let read = 0
  for (let probe = least - 1; probe < text.length; ) {
    if (!belongs(text.charCodeAt(probe))) {
      read = probe + 1
      probe += least
      continue
    }
    let from = probe
    while (from > read && belongs(text.charCodeAt(from - 1))) from--
    let to = probe + 1
    while (to < text.length && belongs(text.charCodeAt(to))) to++
    if (to - from >= least) runs.push({ from, to })
    read = to + 1
    probe = to + least
  }
  return runs
}
