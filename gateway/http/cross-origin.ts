import type { IncomingHttpHeaders } from 'node:http'

/** Whether a request may come from where it comes from, and what to tell the browser. */
export type Verdict =
  | { readonly allowed: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly allowed: false; readonly reason: string }

/**
 * Deny by default: a browser may come from the gateway's own origin or from one of CORS_ORIGINS. Because browsers send
 * Origin with every POST, this is also what keeps another site from using a signed-in user's cookie.
 */
export function judgeOrigin(headers: IncomingHttpHeaders, allowedOrigins: readonly string[]): Verdict {
  const { origin, host } = headers
  if (origin === undefined) {
    const site = headers['sec-fetch-site']
    if (site === 'cross-site' || site === 'same-site')
      return { allowed: false, reason: 'the request comes from another site and does not say which' }
    return { allowed: true, headers: {} }
  }
  if (allowedOrigins.includes(origin))
    return {
      allowed: true,
      headers: {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Methods': 'POST, OPTIONS',
        'Access-Control-Allow-Headers': 'content-type, authorization, traceparent, tracestate',
        'Access-Control-Max-Age': '600',
        Vary: 'Origin',
      },
    }
  if (host !== undefined && hostOf(origin) === host.toLowerCase())
    return { allowed: true, headers: { Vary: 'Origin' } }
  return { allowed: false, reason: `origin ${origin.slice(0, 200)} is not among CORS_ORIGINS` }
}

/** Host and port; the scheme may differ behind a proxy that ends TLS. */
function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
