import type { Logger } from '@flagwise/runtime/service'
import type { CursorScope, Cursors } from './cursor.ts'
import type { Hub } from './hub.ts'
import { type Behind, createReader, type Reader } from './reader.ts'
import type { Entry } from './ring.ts'

/** What was left out, and from where to fetch it. */
export interface Gap {
  /** Records passed over, whether or not they would have matched. */
  readonly missed: number
  /** ms since 1970 */
  readonly from: number | null
  readonly to: number | null
  readonly reason: string
}

/** One answer of a subscription. */
export interface Frame<T> {
  readonly events: readonly T[]
  readonly cursor: string
  readonly gap: Gap | null
  readonly heartbeat: boolean
}

export interface FramesOptions<T> {
  readonly hub: Hub<T>
  readonly cursors: Cursors
  readonly scope: CursorScope
  readonly after: string | null
  readonly matches: (event: T) => boolean
  readonly maxBatch: number
  /** When the viewer's session ends, in ms since 1970. */
  readonly expiresAt: number
  /** Asked at every heartbeat. */
  readonly stillAllowed: () => Promise<boolean>
  readonly stopping: AbortSignal
  readonly log: Logger
}

const heartbeatMs = 5_000
/** Most records that a subscriber's way back is read from the log; what is further back is a gap, to be fetched by a query. */
const longestWayBack = 100_000
const wayBackMs = 20_000
/** Records that are read back at a time, so that a subscriber who takes long over them holds few. */
const wayBackStep = 2_000

/**
 * The frames of one subscriber, made as they are pulled: events, heartbeats with an advanced cursor, and gaps. Each matching event
 * comes once and in order per partition, or a gap says what was left out. Ends when the session does; the client then comes back
 * with its last cursor.
 */
export async function* framesOf<T>(options: FramesOptions<T>): AsyncGenerator<Frame<T>, void> {
  const { hub, cursors, scope, matches, maxBatch } = options
  const start = options.after === null ? hub.ring.next() : cursors.read(scope, options.after)
  const reader = createReader(hub.ring, start)
  const frame = (events: readonly T[], gap: Gap | null = null): Frame<T> => ({
    events,
    cursor: cursors.write(scope, reader.vector()),
    gap,
    heartbeat: events.length === 0 && gap === null,
  })

  // The first frame comes at once: whoever is cut off before the first event has a cursor to come back with.
  let beatAt = Date.now()
  while (!options.stopping.aborted && Date.now() < options.expiresAt) {
    const behind = reader.behind()
    let gaveFrame = false
    let more = true
    if (behind.length > 0) gaveFrame = yield* wayBack(options, reader, behind, frame)
    else {
      const read = reader.read(matches, maxBatch)
      more = read.more
      gaveFrame = read.events.length > 0
      if (gaveFrame) yield frame(read.events)
    }
    if (gaveFrame) beatAt = Date.now() + heartbeatMs
    else if (Date.now() >= beatAt) {
      if (!(await options.stillAllowed())) return
      yield frame([])
      beatAt = Date.now() + heartbeatMs
    } else if (more) await new Promise((resolve) => setImmediate(resolve))
    else await hub.changed(Math.max(1, Math.min(beatAt, options.expiresAt) - Date.now()))
  }
}

/**
 * One step of what the ring no longer holds, read from the log itself; if that is too much, or gone, a gap says so.
 * @returns whether there was a frame
 */
async function* wayBack<T>(
  { hub, matches, maxBatch, log }: FramesOptions<T>,
  reader: Reader<T>,
  behind: readonly Behind[],
  frame: (events: readonly T[], gap?: Gap | null) => Frame<T>,
): AsyncGenerator<Frame<T>, boolean> {
  const missed = behind.reduce((sum, { from, to }) => sum + to - from, 0)
  const skip = (reason: string): Frame<T> => {
    for (const { topic, partition, to } of behind) reader.skipTo(topic, partition, to)
    return frame([], { missed, from: null, to: Date.now(), reason })
  }
  if (missed > longestWayBack) {
    yield skip(`${missed} records are too many to send again; fetch them by a query`)
    return true
  }
  const step = stepOf(behind)
  const fetched: Pick<Entry<T>, 'topic' | 'partition' | 'offset' | 'event'>[] = []
  try {
    await hub.fetch(step, (entry) => matches(entry.event) && fetched.push(entry), wayBackMs)
  } catch (error) {
    log.warn({ err: error, missed }, 'a subscriber could not be brought up to date from the log')
    yield skip('what came meanwhile could not be read back; fetch it by a query')
    return true
  }
  let batch: T[] = []
  for (const entry of fetched) {
    reader.took(entry)
    batch.push(entry.event)
    if (batch.length >= maxBatch) {
      yield frame(batch)
      batch = []
    }
  }
  for (const { topic, partition, to } of step) reader.skipTo(topic, partition, to)
  if (batch.length > 0) yield frame(batch)
  return fetched.length > 0
}

/** The beginning of what is missed, of each partition the same share. */
function stepOf(behind: readonly Behind[]): readonly Behind[] {
  const share = Math.ceil(wayBackStep / behind.length)
  return behind.map((range) => ({ ...range, to: Math.min(range.to, range.from + share) }))
}
