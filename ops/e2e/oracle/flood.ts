import { createTopics } from '@flagwise/runtime/kafka'
import { type Codec, derivedId, type Flag, openCodec, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'
import { openSender } from '../../traffic/sender.ts'
import type { Addresses } from '../system/system.ts'

/** The processor that a flood seems to come from. */
export const floodProcessor = 'flood'

/** Long ago, so that no page and no other test looks at it. */
const longAgo = Date.UTC(2001, 0, 1)

const flagNumber = (run: string, number: number): Flag => ({
  id: derivedId('flood-flag', run, String(number)),
  requestId: derivedId('flood-request', run, String(number)),
  processor: floodProcessor,
  ruleSetVersion: 1,
  riskScore: 10,
  severity: 'low',
  matches: [
    {
      ruleId: derivedId('flood-rule'),
      ruleVersion: 1,
      name: 'Flood',
      category: 'test',
      severity: 'low',
      points: 10,
      field: 'prompt',
      spans: [{ start: 0, end: 5 }],
      excerpt: 'flood '.repeat(15),
      confidence: 1,
      detector: 'keywords',
      why: ['keyword: flood'],
    },
  ],
  timestamp: longAgo,
  receivedAt: longAgo,
  srcIp: 'flood',
  provider: 'flood',
  model: 'flood',
  userId: null,
  sessionId: null,
  source: { topic: 'llm_requests', partition: 0, offset: 0 },
  unscanned: [],
})

/** A processor beside detection, whose flags come as fast as the broker takes them. */
export interface Flood {
  /** Raises so many flags more. Resolves when the broker has them. @returns their ids */
  raise(count: number): Promise<readonly string[]>
}

export async function openFlood({ kafka, registry }: Addresses): Promise<Flood> {
  const topic = topics.flags(floodProcessor)
  await createTopics({ bootstrapServers: kafka, clientId: 'e2e-flood' }, [topic], 1)
  const codec: Codec<Flag> = await openCodec(topic, registryAt(registry))
  const run = String(Date.now())
  let raised = 0
  return {
    async raise(count) {
      const sender = await openSender(kafka, topic.name)
      const ids: string[] = []
      for (const end = raised + count; raised < end; raised++) {
        const flag = flagNumber(run, raised)
        await sender.send(topic.keyOf(flag), codec.encode(flag))
        ids.push(flag.id)
      }
      await sender.finish()
      return ids
    },
  }
}
