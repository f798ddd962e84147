import { floodProcessor } from '../oracle/flood.ts'
import { until } from '../until.ts'
import type { GatewayClient } from './gateway-client.ts'
import { type Subscription, subscribe } from './subscription.ts'

/** A subscriber to the flags of a flood, which can stop taking them. */
export interface SlowSubscriber extends Subscription {
  readonly ids: readonly string[]
  readonly gaps: readonly { readonly missed: number; readonly reason: string }[]
  /** Size of the mean answer on one flag, in bytes. */
  bytesPerFlag(): number
}

interface Frame {
  readonly flags: readonly { readonly id: string }[]
  readonly gap: { readonly missed: number; readonly reason: string } | null
}

/** A large answer for a small flag, so that few of them fit between two hosts. */
const operation = `subscription { flagRaised(filter: { providers: ["${floodProcessor}"] }, maxBatch: 90) {
  gap { missed reason }
  flags { id ${Array.from({ length: 20 }, (_, number) => `m${number}: matches { excerpt }`).join(' ')} }
} }`

/** Resolves at the first frame: from then on nothing is missed. */
export async function subscribedSlowly(client: GatewayClient): Promise<SlowSubscriber> {
  const ids: string[] = []
  const gaps: { missed: number; reason: string }[] = []
  let frames = 0
  let bytes = 0
  const subscription = subscribe({
    ...client,
    operation,
    onData: (data) => {
      const { flagRaised } = data as { readonly flagRaised: Frame }
      frames++
      bytes += JSON.stringify(flagRaised.flags).length
      for (const { id } of flagRaised.flags) ids.push(id)
      if (flagRaised.gap) gaps.push(flagRaised.gap)
    },
  })
  await subscription.opened
  await until('the first frame', () => {
    if (subscription.errors.length > 0) throw new Error(subscription.errors.join('; '))
    return frames > 0
  })
  return { ...subscription, ids, gaps, bytesPerFlag: () => bytes / ids.length }
}
