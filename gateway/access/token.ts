import { createHash, randomUUID } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { roles, type Viewer } from './roles.ts'

const issuer = 'flagwise'
const audience = 'flagwise-gateway'
const lifetimeMs = 8 * 60 * 60 * 1000

const claims = z.object({
  sub: z.string(),
  email: z.string(),
  role: z.enum(roles),
  jti: z.string(),
  exp: z.number(),
})

export interface IssuedToken {
  readonly token: string
  readonly viewer: Viewer
}

/** Issues and verifies the tokens of sessions. */
export interface Tokens {
  issue(user: Pick<Viewer, 'id' | 'email' | 'role'>, now: number): Promise<IssuedToken>
  /** Undefined when the token is not ours, was changed, or has expired. */
  verify(token: string, now: number): Promise<Viewer | undefined>
}

/** Names a key without giving it away. */
const keyIdOf = (key: Uint8Array): string =>
  createHash('sha256').update('kid').update(key).digest('hex').slice(0, 16)

/**
 * JWTs signed with HS256. The first secret signs and all verify: to rotate, put the new one in front and drop the old one
 * when its tokens have expired.
 */
export function openTokens(...secrets: readonly [string, ...string[]]): Tokens {
  const keys = secrets.map((secret) => {
    const key = new TextEncoder().encode(secret)
    if (key.length < 32) throw new Error(`JWT_SECRET_KEY: ${key.length} bytes; give at least 32`)
    return { id: keyIdOf(key), key }
  })
  const [signing] = keys
  if (!signing) throw new Error('JWT_SECRET_KEY: no secret given')

  return {
    async issue(user, now) {
      const sessionId = randomUUID()
      const expiresAt = Math.floor((now + lifetimeMs) / 1000) * 1000
      const token = await new SignJWT({ email: user.email, role: user.role })
        .setProtectedHeader({ alg: 'HS256', kid: signing.id })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(user.id)
        .setJti(sessionId)
        .setIssuedAt(Math.floor(now / 1000))
        .setExpirationTime(expiresAt / 1000)
        .sign(signing.key)
      return { token, viewer: { id: user.id, email: user.email, role: user.role, sessionId, expiresAt } }
    },

    async verify(token, now) {
      try {
        const { payload } = await jwtVerify(token, ({ kid }) => keyFor(kid), {
          algorithms: ['HS256'],
          issuer,
          audience,
          currentDate: new Date(now),
        })
        const { sub, email, role, jti, exp } = claims.parse(payload)
        return { id: sub, email, role, sessionId: jti, expiresAt: exp * 1000 }
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined
        throw error
      }
    },
  }

  function keyFor(kid: string | undefined): Uint8Array {
    const found = keys.find(({ id }) => id === kid)
    if (!found) throw new errors.JWSInvalid('signed with a key that is not ours')
    return found.key
  }
}
