import { until } from '../until.ts'
import { type SubscribeOptions, type Subscription, subscribe } from './subscription.ts'

/** A flag as the subscription of the tests asks for it. */
export interface SeenFlag {
  readonly id: string
  readonly requestId: string
  readonly severity: string
  readonly riskScore: number
  readonly matches: readonly { readonly name: string; readonly ruleVersion: number }[]
}

export interface FlagFrame {
  readonly flags: readonly SeenFlag[]
  readonly cursor: string
  readonly gap: { readonly missed: number; readonly reason: string } | null
  readonly heartbeat: boolean
}

const operation = `subscription ($filter: FlagFilter, $after: Cursor) {
  flagRaised(filter: $filter, after: $after, maxBatch: 500) {
    cursor heartbeat gap { missed reason }
    flags { id requestId severity riskScore matches { name ruleVersion } }
  }
}`

/** A subscription to flags that keeps every frame. */
export interface FlagSubscriber extends Subscription {
  readonly frames: readonly FlagFrame[]
  flags(): readonly SeenFlag[]
}

export interface FlagSubscription extends Pick<SubscribeOptions, 'url' | 'token'> {
  readonly filter?: object
  /** Cursor of the last frame that was had. */
  readonly after?: string | undefined
  readonly onFrame?: (frame: FlagFrame) => void
}

const firstFrameMs = 10_000

/** Subscribes, trying again while the gateway cannot serve it yet. Resolves at the first frame: from then on nothing is missed. */
export const subscribedToFlags = (options: FlagSubscription): Promise<FlagSubscriber> =>
  until('a subscription to flags', () => trySubscribing(options))

/** Subscribes once. @throws Error when the first frame does not come */
export async function trySubscribing(options: FlagSubscription): Promise<FlagSubscriber> {
  const { url, token, filter, after, onFrame } = options
  const frames: FlagFrame[] = []
  let first = (): void => undefined
  const live = new Promise<void>((resolve) => {
    first = resolve
  })
  const subscription = subscribe({
    url,
    token,
    operation,
    variables: { filter, after },
    onData: (data) => {
      const { flagRaised } = data as { readonly flagRaised: FlagFrame }
      frames.push(flagRaised)
      onFrame?.(flagRaised)
      first()
    },
  })
  // A gateway that hangs takes the connection and says nothing.
  const timer = setTimeout(() => subscription.cut(), firstFrameMs)
  try {
    await Promise.race([live, subscription.closed, subscription.opened.then(() => live)])
  } finally {
    clearTimeout(timer)
  }
  if (frames.length === 0)
    throw new Error(
      `the stream ended before its first frame: ${subscription.errors.join('; ') || 'no reason given'}`,
    )
  return { ...subscription, frames, flags: () => frames.flatMap(({ flags }) => flags) }
}
