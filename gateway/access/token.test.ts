import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { sessionCookie, tokenOf } from './session-cookie.ts'
import { openTokens } from './token.ts'

const secret = 'a secret that is long enough to sign with'
const now = Date.parse('2026-03-02T09:30:00.000Z')
const user = { id: 'u1', email: 'ana@example.org', role: 'ANALYST' } as const
const hour = 3_600_000

describe('tokens', () => {
  const tokens = openTokens(secret)

  test('say who is signed in, for eight hours', async () => {
    const { token, viewer } = await tokens.issue(user, now)
    expect(viewer).toMatchObject({ ...user, expiresAt: now + 8 * hour })
    expect(await tokens.verify(token, now + 8 * hour - 1000)).toEqual(viewer)
    expect(await tokens.verify(token, now + 8 * hour + 1000)).toBeUndefined()
  })

  test('that were changed or signed by others are refused', async () => {
    const { token } = await tokens.issue(user, now)
    const [header, payload, signature] = token.split('.')
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), role: 'ADMIN' }),
    )
    expect(await tokens.verify(`${header}.${forged.toString('base64url')}.${signature}`, now)).toBeUndefined()
    const others = openTokens('another secret that is long enough too')
    expect(await tokens.verify((await others.issue(user, now)).token, now)).toBeUndefined()
    for (const bad of ['', 'x', 'a.b.c', `${header}.${payload}.`])
      expect(await tokens.verify(bad, now)).toBeUndefined()
  })

  test('without a signature are refused', async () => {
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const { token } = await tokens.issue(user, now)
    expect(await tokens.verify(`${none}.${token.split('.')[1]}.`, now)).toBeUndefined()
  })

  test('signed with our key for another purpose are refused', async () => {
    const key = new TextEncoder().encode(secret)
    const other = await new SignJWT({ ...user })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('flagwise')
      .setAudience('something-else')
      .setExpirationTime(now / 1000 + 60)
      .sign(key)
    expect(await tokens.verify(other, now)).toBeUndefined()
  })

  test('of the key before are good until they expire, and the new key signs', async () => {
    const rotated = openTokens('a new secret that is long enough to sign', secret)
    const { token, viewer } = await tokens.issue(user, now)
    expect(await rotated.verify(token, now)).toEqual(viewer)
    expect(await tokens.verify((await rotated.issue(user, now)).token, now)).toBeUndefined()
  })

  test('need a key of 32 bytes', () => {
    expect(() => openTokens('short')).toThrow('JWT_SECRET_KEY: 5 bytes; give at least 32')
  })
})

describe('where the token is', () => {
  test('the header wins over the cookie; other cookies and schemes are passed over', () => {
    expect(tokenOf({ authorization: 'Bearer a.b.c', cookie: 'flagwise_session=x.y.z' })).toBe('a.b.c')
    expect(tokenOf({ cookie: 'theme=dark; flagwise_session=x.y.z; other=1' })).toBe('x.y.z')
    expect(tokenOf({ authorization: 'Basic YTpi' })).toBeUndefined()
    expect(tokenOf({})).toBeUndefined()
  })

  test('the cookie is out of reach of scripts and of other sites', () => {
    const cookie = sessionCookie('a.b.c', now, true)
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/'])
      expect(cookie).toContain(attribute)
    expect(sessionCookie('a.b.c', now, false)).not.toContain('Secure')
  })
})
