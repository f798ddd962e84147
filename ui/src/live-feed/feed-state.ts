/** A flag as the feed shows it. */
export interface FeedFlag {
  readonly id: string
  readonly requestId: string
  readonly receivedAt: string
  readonly severity: Severity
  readonly riskScore: number
  readonly srcIp: string
  readonly provider: string
  readonly model: string
  readonly userId?: string | null
  readonly matches: readonly FeedMatch[]
  readonly unscanned: readonly { readonly field: string; readonly reason: string }[]
}

export interface FeedMatch {
  readonly name: string
  readonly category: string
  readonly points: number
  readonly excerpt: string
  readonly why: readonly string[]
}

export type Severity = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'

/** A request as the feed shows it. */
export interface FeedRequest {
  readonly id: string
  readonly receivedAt: string
  readonly srcIp: string
  readonly provider: string
  readonly model: string
  readonly userId?: string | null
  readonly promptLength: number
}

/** A line of the feed: a request, with its flag or without, or something that was left out. */
export type FeedRow =
  | { readonly kind: 'request'; readonly key: string; readonly facts: Facts; readonly flag: FeedFlag | null }
  | { readonly kind: 'gap'; readonly key: string; readonly missed: number; readonly reason: string }

export type Facts = Pick<FeedRequest, 'id' | 'receivedAt' | 'srcIp' | 'provider' | 'model' | 'userId'>

export type FeedEvent =
  | { readonly type: 'flags'; readonly flags: readonly FeedFlag[] }
  | { readonly type: 'requests'; readonly requests: readonly FeedRequest[] }
  | { readonly type: 'gap'; readonly missed: number; readonly reason: string }
  | { readonly type: 'pause' }
  | { readonly type: 'go-on' }
  | { readonly type: 'clear' }

/** The matches of a flag that its line has room for, heaviest first, and how many more there are. */
export function heaviest(
  matches: readonly FeedMatch[],
  room = 2,
): { readonly shown: readonly FeedMatch[]; readonly more: number } {
  const shown = [...matches].sort((a, b) => b.points - a.points).slice(0, room)
  return { shown, more: matches.length - shown.length }
}

export interface FeedState {
  /** Newest first. */
  readonly rows: readonly FeedRow[]
  readonly paused: boolean
  /** What came while the feed was paused, oldest first. */
  readonly waiting: readonly FeedEvent[]
  readonly waitingCount: number
  readonly gaps: number
}

export const emptyFeed: FeedState = { rows: [], paused: false, waiting: [], waitingCount: 0, gaps: 0 }

/** Most lines that the feed keeps; older ones are found by query. */
export const maxRows = 1_000
/** Most events that wait while the feed is paused; what is more is said to be left out. */
export const maxWaiting = 2_000

const sizeOf = (event: FeedEvent): number =>
  event.type === 'flags' ? event.flags.length : event.type === 'requests' ? event.requests.length : 0

/** What the feed shows after an event. Requests and flags come on streams of their own, in any order: a line is one request. */
export function afterEvent(state: FeedState, event: FeedEvent): FeedState {
  switch (event.type) {
    case 'pause':
      return { ...state, paused: true }
    case 'go-on':
      return state.waiting.reduce(afterEvent, { ...state, paused: false, waiting: [], waitingCount: 0 })
    case 'clear':
      return { ...emptyFeed, paused: state.paused }
    default:
      return state.paused ? waitingWith(state, event) : shownWith(state, event)
  }
}

function waitingWith(state: FeedState, event: FeedEvent): FeedState {
  const waiting = [...state.waiting, event]
  let count = state.waitingCount + sizeOf(event)
  let missed = 0
  while (count > maxWaiting && waiting.length > 1) {
    const dropped = waiting.shift()
    const size = dropped ? sizeOf(dropped) : 0
    missed += dropped?.type === 'gap' ? dropped.missed : size
    count -= size
  }
  if (missed > 0) waiting.unshift({ type: 'gap', missed, reason: 'The feed was paused for long.' })
  return { ...state, waiting, waitingCount: count }
}

function shownWith(state: FeedState, event: FeedEvent): FeedState {
  if (event.type === 'gap') {
    const gap: FeedRow = { kind: 'gap', key: `gap-${state.gaps}`, missed: event.missed, reason: event.reason }
    return { ...state, gaps: state.gaps + 1, rows: [gap, ...state.rows].slice(0, maxRows) }
  }
  const flags = event.type === 'flags' ? event.flags : []
  const requests = event.type === 'requests' ? event.requests : []
  const places = new Map(state.rows.map((row, place) => [row.key, place]))
  const rows = [...state.rows]
  const added = new Map<string, FeedRow>()

  const put = (facts: Facts, flag: FeedFlag | null): void => {
    const place = places.get(facts.id)
    const known = place === undefined ? added.get(facts.id) : rows[place]
    const before = known?.kind === 'request' ? known.flag : null
    // The worst flag of a request stands for it.
    const worst = before && (!flag || before.riskScore >= flag.riskScore) ? before : flag
    const row: FeedRow = { kind: 'request', key: facts.id, facts, flag: worst }
    if (place === undefined) added.set(facts.id, row)
    else rows[place] = row
  }
  for (const request of requests) put(request, null)
  for (const flag of flags) put({ ...flag, id: flag.requestId }, flag)
  return { ...state, rows: [...[...added.values()].reverse(), ...rows].slice(0, maxRows) }
}
