import type { IncomingHttpHeaders } from 'node:http'
import type { RevokedSessions } from './revoked-sessions.ts'
import type { Viewer } from './roles.ts'
import { tokenOf } from './session-cookie.ts'
import type { Tokens } from './token.ts'

/** Who sent the request; null when it carries no token that is good. */
export async function identify(
  headers: IncomingHttpHeaders,
  tokens: Tokens,
  revoked: RevokedSessions,
): Promise<Viewer | null> {
  const token = tokenOf(headers)
  if (token === undefined) return null
  const viewer = await tokens.verify(token, Date.now())
  if (!viewer || (await revoked.isRevoked(viewer.sessionId))) return null
  return viewer
}
