/**
 * How long the calls of a client may fail, from the first one that did, before the client is made anew. Where the broker is only away, a new client
 * waits for it as the old one did. But a client of librdkafka can be lost for good: a broker that comes back is fenced for a moment, and says
 * meanwhile that the cluster has no brokers; when it says so twice in a row, librdkafka 2.15.1 forgets every address and never looks for one
 * again (its issue 5301).
 */
export const lostAfterMs = 15_000

/** Whether anybody answers a client. */
export interface Reach {
  /** Somebody answered. */
  answered(): void
  /** A call failed. */
  failed(): void
  /** Nobody has answered for so long that the client must be made anew. */
  lost(): boolean
}

/**
 * Time alone says nothing, for a process may stand still itself: only failed calls count, and the time between them.
 * @param afterMs from the first call that failed
 */
export function createReach(afterMs: number = lostAfterMs): Reach {
  let failedAt: { readonly first: number; last: number } | undefined
  return {
    answered() {
      failedAt = undefined
    },
    failed() {
      const now = performance.now()
      failedAt ??= { first: now, last: now }
      failedAt.last = now
    },
    lost: () => failedAt !== undefined && failedAt.last - failedAt.first >= afterMs,
  }
}
