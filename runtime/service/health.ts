import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Registry } from 'prom-client'

/** Why a service cannot do its work just now, by part; empty when it is ready. */
export type Readiness = () => Readonly<Record<string, string>>

export interface HealthServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves `/health` (the process answers), `/ready` (it does its work, or why not) and `/metrics` (Prometheus).
 * @param port 0 takes a free one
 */
export async function serveHealth(options: {
  readonly host: string
  readonly port: number
  readonly metrics: Registry
  readonly readiness: Readiness
}): Promise<HealthServer> {
  const server: Server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (path === '/health') return json(200, { status: 'healthy' })
    if (path === '/ready') {
      const reasons = options.readiness()
      const ready = Object.keys(reasons).length === 0
      return json(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', reasons })
    }
    if (path !== '/metrics') return json(404, { error: 'there is /health, /ready and /metrics' })
    options.metrics.metrics().then(
      (text) => response.writeHead(200, { 'content-type': options.metrics.contentType }).end(text),
      () => json(500, { error: 'metrics could not be collected' }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new Error(
          `HEALTH_PORT ${options.port} on ${options.host} cannot be opened: ${error.message}; choose another`,
          {
            cause: error,
          },
        ),
      ),
    )
    server.listen(options.port, options.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
