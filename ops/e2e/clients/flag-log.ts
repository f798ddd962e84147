import { type Flag, openCodec, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'
import type { Addresses } from '../system/system.ts'
import { readTopic } from './read-topic.ts'

/** A flag and where it stands on its topic. */
export interface LoggedFlag extends Flag {
  readonly place: { readonly partition: number; readonly offset: number }
}

/** Every committed flag of detection. */
export async function readFlagLog({ kafka, registry }: Addresses): Promise<readonly LoggedFlag[]> {
  const topic = topics.flags('detection')
  const codec = await openCodec(topic, registryAt(registry))
  const records = await readTopic(kafka, topic.name)
  await codec.ready(records.map(({ value }) => value))
  return records.map(({ value, partition, offset }) => ({
    ...codec.decode(value, { topic: topic.name, partition, offset }),
    place: { partition, offset },
  }))
}
