import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Route } from './server.ts'

/** A session counts as active this long after it was last used. */
const activeForMs = 15 * 60_000
const mostSessions = 10_000

export interface GatewayMetrics {
  answered(route: Route, method: string, status: number, seconds: number | undefined): void
  operated(type: string, outcome: 'ok' | 'error'): void
  /** The session was used just now. */
  used(sessionId: string): void
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])
const knownTypes = new Set(['query', 'mutation', 'subscription'])

/** The three metrics of the deployment guide, and one more for GraphQL, where an error has status 200. */
export function openMetrics(register: Registry): GatewayMetrics {
  const lastUsed = new Map<string, number>()

  function forgetUnused(): void {
    const since = Date.now() - activeForMs
    for (const [sessionId, at] of lastUsed) if (at < since) lastUsed.delete(sessionId)
  }

  const requests = new Counter({
    name: 'flagwise_requests_total',
    help: 'HTTP requests answered by the gateway, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    registers: [register],
  })
  const duration = new Histogram({
    name: 'flagwise_request_duration_seconds',
    help: 'From the arrival of an HTTP request to the end of its answer, without subscriptions, by route.',
    labelNames: ['route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  })
  new Gauge({
    name: 'flagwise_active_sessions',
    help: 'Sessions that this gateway has seen in the last 15 minutes.',
    registers: [register],
    collect() {
      forgetUnused()
      this.set(lastUsed.size)
    },
  })
  const operations = new Counter({
    name: 'flagwise_graphql_operations_total',
    help: 'GraphQL operations, by type and outcome.',
    labelNames: ['type', 'outcome'],
    registers: [register],
  })

  return {
    answered(route, method, status, seconds) {
      requests.inc({ route, method: knownMethods.has(method) ? method : 'other', status: String(status) })
      if (seconds !== undefined) duration.observe({ route }, seconds)
    },
    operated(type, outcome) {
      operations.inc({ type: knownTypes.has(type) ? type : 'other', outcome })
    },
    used(sessionId) {
      if (lastUsed.size > mostSessions) forgetUnused()
      lastUsed.set(sessionId, Date.now())
    },
  }
}

/** `GET /metrics`, for Prometheus. */
export const answerMetrics =
  (register: Registry) =>
  async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await register.metrics()
    response.writeHead(200, { 'Content-Type': register.contentType, 'Cache-Control': 'no-store' }).end(text)
  }
