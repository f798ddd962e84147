import type { IncomingMessage, ServerResponse } from 'node:http'

/** What the gateway cannot do without, asked anew. */
export interface Vitals {
  databaseConnected(): Promise<boolean>
  kafkaConnected(): Promise<boolean>
  /** Set up, and not shutting down. */
  started(): boolean
}

/**
 * `GET /health`: the five fields that the deployment guide names. Always 200 while the process can answer, with what is
 * wrong in the body: the guide's liveness probe asks it, and a gateway that is restarted because Postgres is away comes
 * back to the same Postgres.
 */
export const answerHealth =
  (vitals: Vitals, version: string) =>
  async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [database, kafka] = await Promise.all([vitals.databaseConnected(), vitals.kafkaConnected()])
    send(response, 200, {
      status: database && kafka ? 'healthy' : 'unhealthy',
      timestamp: new Date().toISOString(),
      version,
      database_connected: database,
      kafka_connected: kafka,
    })
  }

/** `GET /ready`: 200 when queries can be answered; else 503, so that a balancer asks another gateway. */
export const answerReady =
  (vitals: Vitals) =>
  async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = vitals.started()
    const database = started && (await vitals.databaseConnected())
    send(response, database ? 200 : 503, { ready: database, started, database_connected: database })
  }

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}

/**
 * Answers a question at most once in `everyMs`, however often it is asked, and `false` when it takes too long: probes and
 * strangers must not be able to wear out what they ask about.
 */
export function atMostEvery(
  everyMs: number,
  timeoutMs: number,
  ask: () => Promise<boolean>,
): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined
  return () => {
    if (!answer) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(resolve, timeoutMs, false)
      })
      const asked = Promise.resolve()
        .then(ask)
        .catch(() => false)
      answer = Promise.race([asked, late]).finally(() => {
        clearTimeout(timer)
        setTimeout(() => {
          answer = undefined
        }, everyMs).unref()
      })
    }
    return answer
  }
}
