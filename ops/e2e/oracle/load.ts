import { openCodec, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'
import { type GeneratedRequest, generateRequest } from '../../traffic/generate.ts'
import { dueAfter } from '../../traffic/pace.ts'
import { openSender } from '../../traffic/sender.ts'
import type { Addresses } from '../system/system.ts'
import { mixedRecord } from './made-traffic.ts'

/** Traffic that flows whatever breaks: the sender is idempotent and waits out an outage of Kafka. */
export interface Load {
  /** Requests handed to the sender so far. */
  readonly made: readonly GeneratedRequest[]
  /** Stops making requests. Resolves when Kafka has acknowledged every one; from then on each must be accounted for. */
  finish(): Promise<readonly GeneratedRequest[]>
}

export interface LoadOptions {
  /** Requests a second. */
  readonly rate: number
  /** Share of requests that break a default rule, 0 to 1. */
  readonly share: number
  /** Makes something else of a request before it is sent. */
  readonly altered?: (one: GeneratedRequest, number: number) => GeneratedRequest
}

export async function startLoad(
  { kafka, registry }: Addresses,
  { rate, share, altered = (one) => one }: LoadOptions,
): Promise<Load> {
  const codec = await openCodec(topics.llmRequests, registryAt(registry))
  const sender = await openSender(kafka, topics.llmRequests.name)
  const seed = Math.floor(Math.random() * 2 ** 32)
  const startedAt = Date.now()
  const made: GeneratedRequest[] = []
  let flowing = true

  async function flow(): Promise<void> {
    while (flowing) {
      const due = dueAfter((Date.now() - startedAt) / 1000, { rate, burstEvery: 0 })
      for (let number = made.length; number < due && flowing; number++) {
        const one = altered(generateRequest({ seed, share }, number, Date.now()), number)
        made.push(one)
        await sender.send(one.request.id, mixedRecord(codec, one.request, number))
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await sender.finish()
  }

  const flowed = flow()
  flowed.catch(() => undefined) // finish says it
  return {
    made,
    async finish() {
      flowing = false
      await flowed
      return made
    },
  }
}
