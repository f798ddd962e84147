import type { Redis } from 'ioredis'

/** The sessions that were ended before their token expired. */
export interface RevokedSessions {
  /** Holds at once on this gateway, and on all others as soon as Redis knows. */
  revoke(sessionId: string, expiresAt: number): Promise<void>
  isRevoked(sessionId: string): Promise<boolean>
}

/** How many ended sessions this gateway remembers by itself. */
const remembered = 10_000

/**
 * Kept in Redis until the token would have expired. While Redis is away a gateway knows only those that were ended through
 * it, and tells Redis of them when it is back: a token is good by its signature, and the list may be lost.
 */
export function openRevokedSessions(redis: Redis, prefix = 'revoked-session'): RevokedSessions {
  const here = new Map<string, number>()
  const untold = new Set<string>()

  redis.on('ready', () => {
    for (const sessionId of untold) tell(sessionId).catch(() => {})
  })

  async function tell(sessionId: string): Promise<void> {
    const expiresAt = here.get(sessionId)
    const forMs = expiresAt === undefined ? 0 : expiresAt - Date.now()
    if (forMs > 0) await redis.set(`${prefix}:${sessionId}`, '1', 'PX', forMs)
    untold.delete(sessionId)
  }

  function forgetExpired(): void {
    const now = Date.now()
    for (const [sessionId, expiresAt] of here)
      if (expiresAt <= now || here.size > remembered) here.delete(sessionId)
  }

  return {
    async revoke(sessionId, expiresAt) {
      forgetExpired()
      here.set(sessionId, expiresAt)
      untold.add(sessionId)
      await tell(sessionId).catch(() => {})
    },
    async isRevoked(sessionId) {
      if (here.has(sessionId)) return true
      try {
        return (await redis.exists(`${prefix}:${sessionId}`)) === 1
      } catch {
        return false
      }
    },
  }
}
