import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SessionCommands } from '../context.ts'
import { clientAddress } from '../http/client-address.ts'
import type { RevokedSessions } from './revoked-sessions.ts'
import type { Viewer } from './roles.ts'
import { endedSessionCookie, sessionCookie } from './session-cookie.ts'
import { type SignIn, signIn } from './sign-in.ts'

export interface SessionWorld extends SignIn {
  readonly revoked: RevokedSessions
  /** Cookies are for TLS only. */
  readonly production: boolean
  readonly trustedProxies: number
}

/** Signing in and out, over one HTTP request. */
export const sessionCommands = (
  world: SessionWorld,
  viewer: Viewer | null,
  http: { readonly req: IncomingMessage; readonly res: ServerResponse },
): SessionCommands => ({
  async signIn(email, password) {
    const address = clientAddress(http.req, world.trustedProxies)
    const session = await signIn(world, { email, password, address })
    http.res.setHeader('Set-Cookie', sessionCookie(session.token, session.viewer.expiresAt, world.production))
    return session
  },
  async signOut() {
    if (viewer) await world.revoked.revoke(viewer.sessionId, viewer.expiresAt)
    http.res.setHeader('Set-Cookie', endedSessionCookie(world.production))
  },
})
