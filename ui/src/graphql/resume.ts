import { GatewayError, gatewayError } from './client.ts'
import { eventsOf, textOf } from './event-stream.ts'
import type { TypedDocumentString } from './generated/graphql.ts'

/** How a subscription fares. */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'refused'

/** What every frame of a subscription carries. */
interface Framed {
  readonly cursor: string
}

export interface ResumeOptions<Result, Variables, Frame extends Framed> {
  readonly document: TypedDocumentString<Result, Variables>
  readonly variables: Variables
  readonly frameOf: (result: Result) => Frame
  readonly onFrame: (frame: Frame) => void
  readonly onConnection: (connection: Connection, reason?: string) => void
  /** For tests. */
  readonly fetch?: typeof fetch
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Heartbeats come every five seconds; silence for longer means that the connection is gone. */
const silenceMs = 15_000
const longestWaitMs = 10_000
/** Errors that trying again does not mend. */
const final = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'TOO_COMPLEX',
])

const waited = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/**
 * Subscribes, and when the connection is lost subscribes again with the cursor of the last frame, so that nothing is missed and nothing comes
 * twice. A cursor that the gateway does not take any more is dropped: the stream then goes on from now.
 *
 * @returns ends the subscription
 */
export function subscribe<Result, Variables extends object, Frame extends Framed>(
  options: ResumeOptions<Result, Variables, Frame>,
): () => void {
  const { document, variables, frameOf, onFrame, onConnection, fetch: send = fetch, wait = waited } = options
  const ended = new AbortController()
  let cursor: string | undefined

  async function stream(connected: () => void): Promise<void> {
    const attempt = new AbortController()
    const signal = AbortSignal.any([ended.signal, attempt.signal])
    let silence = setTimeout(() => attempt.abort(), silenceMs)
    const heard = (): void => {
      clearTimeout(silence)
      silence = setTimeout(() => attempt.abort(), silenceMs)
    }
    try {
      const response = await send('/graphql', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({
          query: document.toString(),
          variables: { ...variables, ...(cursor === undefined ? {} : { after: cursor }) },
        }),
        signal,
      })
      if (!response.body) throw new GatewayError('The gateway gave no answer.', 'UNREACHABLE')
      const isStream = response.headers.get('content-type')?.includes('text/event-stream') ?? false
      if (!isStream) throw errorIn(await response.text())
      for await (const { event, data } of eventsOf(textOf(response.body))) {
        heard()
        if (event === 'complete') return
        const answer: {
          data?: Result | null
          errors?: readonly { message: string; extensions?: { code?: string } }[]
        } = JSON.parse(data)
        const error = answer.errors?.[0]
        if (error) throw gatewayError(error.extensions?.code ?? 'INTERNAL', error.message)
        if (!answer.data) continue
        const frame = frameOf(answer.data)
        cursor = frame.cursor
        connected()
        onFrame(frame)
      }
    } finally {
      clearTimeout(silence)
    }
  }

  async function run(): Promise<void> {
    onConnection('connecting')
    for (let failures = 0; !ended.signal.aborted; failures++) {
      let reason = 'The connection was lost.'
      try {
        await stream(() => {
          failures = 0
          onConnection('live')
        })
      } catch (error) {
        if (ended.signal.aborted) return
        if (error instanceof GatewayError) {
          reason = error.message
          if (final.has(error.code)) return onConnection('refused', reason)
          if (error.code === 'BAD_CURSOR') cursor = undefined
        }
      }
      if (ended.signal.aborted) return
      onConnection('reconnecting', reason)
      // Everybody is cut off at once when a gateway restarts; coming back is spread out.
      await wait(
        Math.min(longestWaitMs, 250 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random()),
        ended.signal,
      )
    }
  }

  void run()
  return () => ended.abort()
}

function errorIn(text: string): GatewayError {
  try {
    const { errors }: { errors?: readonly { message: string; extensions?: { code?: string } }[] } =
      JSON.parse(text)
    const first = errors?.[0]
    if (first) return gatewayError(first.extensions?.code ?? 'INTERNAL', first.message)
  } catch {
    // not an answer of GraphQL
  }
  return gatewayError(undefined, 'The gateway does not answer.')
}
