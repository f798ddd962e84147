import type { IncomingMessage } from 'node:http'

/**
 * Address that a request came from. Behind proxies it is what the outermost of them wrote into X-Forwarded-For; what
 * stands before that was written by the client and is not believed.
 * @param trustedProxies how many proxies stand before the gateway
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = request.headers['x-forwarded-for']
  const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? ''))
    .split(',')
    .map((hop) => hop.trim())
  const written = trustedProxies > 0 ? hops.at(-trustedProxies) : undefined
  return written || request.socket.remoteAddress || 'unknown'
}
