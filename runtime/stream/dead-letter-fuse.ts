/** Records of a partition, in a row, that are looked at before the fuse may open. */
const window = 500
/** Share of them that must be dead letters. */
const share = 0.98
const firstRestMs = 30_000
const longestRestMs = 600_000

/** How one partition has fared; `openUntil` is when it may be read again. */
export interface FuseState {
  readonly seen: number
  readonly dead: number
  readonly rests: number
  /** ms since 1970; null while the partition is read */
  readonly openUntil: number | null
}

export const closedFuse: FuseState = { seen: 0, dead: 0, rests: 0, openUntil: null }

/**
 * The fuse of a partition after a batch. A partition that sends (nearly) everything to dead letters is rested: something upstream is
 * wrong, such as a new form of records, and emptying the whole topic into dead letters helps nobody. The rest grows from 30 s to 10 min; after
 * it the partition is tried again with a fresh window. Nothing is lost: what was read is in dead letters, the rest waits.
 */
export function afterBatch(
  state: FuseState,
  batch: { readonly seen: number; readonly dead: number },
  now: number,
): FuseState {
  const seen = state.seen + batch.seen
  const dead = state.dead + batch.dead
  if (seen < window) return { ...state, seen, dead, openUntil: null }
  if (dead / seen < share) return closedFuse
  const restMs = Math.min(longestRestMs, firstRestMs * 2 ** state.rests)
  return { seen: 0, dead: 0, rests: state.rests + 1, openUntil: now + restMs }
}

/** The fuse when its rest is over; itself while it rests or is closed. */
export const afterRest = (state: FuseState, now: number): FuseState =>
  state.openUntil !== null && now >= state.openUntil ? { ...state, openUntil: null } : state
