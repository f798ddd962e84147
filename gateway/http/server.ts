import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { judgeOrigin } from './cross-origin.ts'
import { setSecurityHeaders } from './security-headers.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/** Paths that the metrics tell apart; everything else is the UI. */
export type Route = '/graphql' | '/health' | '/ready' | '/metrics' | 'ui'

export interface GatewayRoutes {
  readonly graphql: Handler
  /** The page for trying out operations; undefined in production. */
  readonly graphiql: (() => Promise<string>) | undefined
  readonly health: Handler
  readonly ready: Handler
  readonly metrics: Handler
  readonly ui: (request: IncomingMessage, response: ServerResponse, path: string) => unknown
}

export interface ServerOptions {
  readonly routes: GatewayRoutes
  readonly allowedOrigins: readonly string[]
  /** Told of every answer when it has ended; without a duration when it was a subscription. */
  readonly observe: (route: Route, method: string, status: number, seconds: number | undefined) => void
  readonly failed: (error: unknown) => void
}

/** The gateway's HTTP server: routes, security headers, and who may come from where. */
export function createGatewayServer({ routes, allowedOrigins, observe, failed }: ServerOptions): Server {
  const server = createServer((request, response) => {
    const started = performance.now()
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const route = routeOf(path)
    response.on('close', () => {
      const lasting = String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
      const seconds = lasting ? undefined : (performance.now() - started) / 1000
      observe(route, request.method ?? '', response.statusCode, seconds)
    })
    Promise.resolve(answer(route, path, request, response)).catch((error: unknown) => {
      failed(error)
      if (!response.headersSent)
        refuse(response, 500, 'INTERNAL', 'Something went wrong inside FlagWise; its log has more.')
      else response.destroy()
    })
  })
  // A body has to arrive within half a minute; answers, such as subscriptions, may last.
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000
  server.keepAliveTimeout = 65_000
  return server

  async function answer(
    route: Route,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    setSecurityHeaders(response)
    if (route !== '/graphql') {
      if (route === '/health') await routes.health(request, response)
      else if (route === '/ready') await routes.ready(request, response)
      else if (route === '/metrics') await routes.metrics(request, response)
      else await routes.ui(request, response, path)
      return
    }
    const verdict = judgeOrigin(request.headers, allowedOrigins)
    if (!verdict.allowed) {
      refuse(response, 403, 'FORBIDDEN', `Not allowed: ${verdict.reason}.`)
      return
    }
    for (const [name, value] of Object.entries(verdict.headers)) response.setHeader(name, value)
    response.setHeader('Cache-Control', 'no-store')
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end()
    } else if (request.method === 'POST') {
      // Other content types can be sent across sites without asking first.
      if (/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
        await routes.graphql(request, response)
      else refuse(response, 415, 'BAD_INPUT', 'Send the operation as JSON: Content-Type: application/json.')
    } else if (request.method === 'GET' && routes.graphiql && request.headers.accept?.includes('text/html')) {
      setSecurityHeaders(response, 'graphiql')
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(await routes.graphiql())
    } else {
      response.setHeader('Allow', 'POST, OPTIONS')
      refuse(response, 405, 'BAD_INPUT', 'Send the operation with POST.')
    }
  }
}

function routeOf(path: string): Route {
  if (path === '/graphql' || path === '/graphql/') return '/graphql'
  if (path === '/health' || path === '/ready' || path === '/metrics') return path
  return 'ui'
}

/** An answer in the form of GraphQL, so that clients show it as any other error. */
function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }))
}

/** @throws Error that names the variable to change when the port cannot be had */
export async function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new Error(`PORT ${port} on ${host} cannot be opened: ${cause.message}; choose another`, { cause }),
      ),
    )
    server.listen(port, host, resolve)
  })
  return server.address() as AddressInfo
}

/** Takes no new connections, lets answers in progress end, and after that cuts what is left. */
export async function closeGatewayServer(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearTimeout(cut)
}
