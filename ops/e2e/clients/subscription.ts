import { request } from 'node:http'

/** A subscription as any client has it: POST /graphql, answered with server-sent events. */
export interface Subscription {
  /** Resolves when the answer has begun. Rejects when it does not, or is no stream. */
  readonly opened: Promise<void>
  /** Resolves when the connection is over, for whatever reason. */
  readonly closed: Promise<void>
  /** What the gateway said was wrong. */
  readonly errors: readonly string[]
  /** Takes nothing from the socket any more, as a client that hangs. */
  stall(): void
  resume(): void
  /** Destroys the socket. */
  cut(): void
}

export interface SubscribeOptions {
  /** Origin of a gateway. */
  readonly url: string
  readonly token: string
  readonly operation: string
  readonly variables?: object
  /** Told of the `data` of every event. */
  readonly onData: (data: unknown) => void
}

interface Event {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string }[]
}

export function subscribe({ url, token, operation, variables = {}, onData }: SubscribeOptions): Subscription {
  const asked = request(`${url}/graphql`, {
    method: 'POST',
    agent: false,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    },
  })
  let over = (): void => undefined
  const closed = new Promise<void>((resolve) => {
    over = resolve
  })
  const errors: string[] = []
  const opened = new Promise<void>((resolve, reject) => {
    asked.once('error', reject)
    asked.once('response', (response) => {
      const isStream = response.headers['content-type']?.includes('text/event-stream')
      if (isStream) resolve()
      else reject(new Error(`no stream but ${response.statusCode} ${response.headers['content-type']}`))
      response.setEncoding('utf8')
      let rest = ''
      response.on('data', (chunk: string) => {
        rest += chunk
        const blocks = rest.split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const text = block
            .split('\n')
            .filter((line) => line.startsWith('data:'))
            .map((line) => line.slice(5))
            .join('\n')
          if (text.trim() === '') continue
          const event: Event = JSON.parse(text)
          for (const { message } of event.errors ?? []) errors.push(message)
          if (event.data) onData(event.data)
        }
      })
      response.once('error', over)
      response.once('close', over)
    })
  })
  opened.catch(over)
  asked.on('error', over)
  asked.once('close', over)
  asked.end(JSON.stringify({ query: operation, variables }))
  return {
    opened,
    closed,
    errors,
    stall: () => asked.socket?.pause(),
    resume: () => asked.socket?.resume(),
    cut: () => void asked.destroy(),
  }
}
