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

interface Variables {
  readonly filter?: object
  readonly after?: string
}

/** Subscribes, trying again while the gateway cannot serve it yet. Resolves at the first frame: from then on nothing is missed. */
export const subscribedToFlags = (
  at: Pick<SubscribeOptions, 'url' | 'token'>,
  variables: Variables = {},
): Promise<FlagSubscriber> => until('a subscription to flags', () => tryToSubscribe(at, variables))

async function tryToSubscribe(
  at: Pick<SubscribeOptions, 'url' | 'token'>,
  variables: Variables,
): Promise<FlagSubscriber> {
  const frames: FlagFrame[] = []
  let first = (): void => undefined
  const live = new Promise<void>((resolve) => {
    first = resolve
  })
  const subscription = subscribe({
    ...at,
    operation,
    variables,
    onData: (data) => {
      frames.push((data as { readonly flagRaised: FlagFrame }).flagRaised)
      first()
    },
  })
  await subscription.opened
  await Promise.race([live, subscription.closed])
  if (frames.length === 0) throw new Error('the stream ended before its first frame')
  return { ...subscription, frames, flags: () => frames.flatMap(({ flags }) => flags) }
}
