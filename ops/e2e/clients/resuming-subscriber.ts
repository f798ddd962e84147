import { type FlagFrame, type SeenFlag, trySubscribing } from './flag-subscriber.ts'

/** Heartbeats come every five seconds; a gateway that is silent for longer is left. */
const silenceMs = 12_000

/** A subscriber that is always there: cut off, it goes on with its last cursor at the next gateway. */
export interface ResumingSubscriber {
  readonly frames: readonly FlagFrame[]
  flags(): readonly SeenFlag[]
  /** Times that it had to come back. */
  readonly returns: number
  close(): Promise<void>
}

/** @param urls of gateways, taken in turn */
export function keepSubscribed(urls: readonly string[], token: string): ResumingSubscriber {
  const frames: FlagFrame[] = []
  let closing = (): void => undefined
  let closed = false
  let connections = 0

  async function follow(url: string): Promise<void> {
    const after = frames.at(-1)?.cursor
    const subscriber = await trySubscribing({ url, token, after, onFrame: (frame) => frames.push(frame) })
    connections++
    closing = () => subscriber.cut()
    if (closed) subscriber.cut()
    let known = -1
    const watch = setInterval(() => {
      if (frames.length === known) subscriber.cut()
      known = frames.length
    }, silenceMs)
    await subscriber.closed
    clearInterval(watch)
  }

  const following = (async () => {
    for (let turn = 0; !closed; turn++) {
      const url = urls[turn % urls.length]
      if (url) await follow(url).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()

  return {
    frames,
    flags: () => frames.flatMap(({ flags }) => flags),
    get returns() {
      return connections - 1
    },
    async close() {
      closed = true
      closing()
      await following
    },
  }
}
