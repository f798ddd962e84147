/** Holds the token where scripts cannot read it. */
const cookieName = 'flagwise_session'

/** @param secure sent over TLS only (and to loopback) */
export const sessionCookie = (token: string, expiresAt: number, secure: boolean): string =>
  `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict; Expires=${new Date(expiresAt).toUTCString()}${secure ? '; Secure' : ''}`

export const endedSessionCookie = (secure: boolean): string => sessionCookie('', 0, secure)

/** The token of a request: of its Authorization header, else of its cookie. */
export function tokenOf(headers: {
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
}): string | undefined {
  const bearer = /^Bearer +([\w.-]+) *$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer) return bearer
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === cookieName && value) return value
  }
  return undefined
}
