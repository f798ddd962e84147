import { describe, expect, test } from 'vitest'
import { judgeOrigin } from './cross-origin.ts'

const host = 'flagwise.example.org'
const allowed = ['https://console.example.org']

describe('who may come from where', () => {
  test('the own origin may, also behind a proxy that ends TLS', () => {
    for (const origin of [`https://${host}`, `http://${host}`])
      expect(judgeOrigin({ host, origin }, []).allowed).toBe(true)
  })

  test('programs, which send no origin, may', () => expect(judgeOrigin({ host }, []).allowed).toBe(true))

  test('an origin of CORS_ORIGINS may, and the browser is told so', () => {
    expect(judgeOrigin({ host, origin: 'https://console.example.org' }, allowed)).toMatchObject({
      allowed: true,
      headers: { 'Access-Control-Allow-Origin': 'https://console.example.org', Vary: 'Origin' },
    })
  })

  test.each([
    'https://evil.example.org',
    'https://flagwise.example.org.evil.com',
    'https://flagwise.example.org:8443',
    'https://console.example.org.evil.com',
    'null',
    'not an origin',
  ])('%s may not', (origin) => {
    expect(judgeOrigin({ host, origin }, allowed)).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('CORS_ORIGINS'),
    })
  })

  test('a cross-site request that hides its origin may not', () => {
    expect(judgeOrigin({ host, 'sec-fetch-site': 'cross-site' }, []).allowed).toBe(false)
    expect(judgeOrigin({ host, 'sec-fetch-site': 'same-origin' }, []).allowed).toBe(true)
  })
})
