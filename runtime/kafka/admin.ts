import kafka, { type IAdminClient } from '@confluentinc/kafka-javascript'
import { call, KafkaError } from './call.ts'
import type { KafkaClientOptions } from './settings.ts'

/** What is needed to create a topic. */
export interface TopicSettings {
  readonly name: string
  readonly partitions: number
  readonly retention: 'forever' | { readonly days: number }
  readonly cleanup: 'delete' | 'compact'
  readonly maxRecordBytes: number
}

const alreadyExists = 36
const dayMs = 24 * 60 * 60 * 1000

const configOf = (topic: TopicSettings): Readonly<Record<string, string>> => ({
  'cleanup.policy': topic.cleanup,
  'retention.ms': topic.retention === 'forever' ? '-1' : String(topic.retention.days * dayMs),
  'max.message.bytes': String(topic.maxRecordBytes),
  'compression.type': 'producer',
  // The day a request belongs to is the day it came: the client's clock has no say in it.
  ...(topic.name === 'llm_requests' ? { 'message.timestamp.type': 'LogAppendTime' } : {}),
})

/**
 * Creates the topics that are missing; the ones that are there are left as they are.
 * @returns names of the topics that were created
 * @throws KafkaError or KafkaTimeout
 */
export async function createTopics(
  options: KafkaClientOptions,
  topics: readonly TopicSettings[],
  replicationFactor: number,
): Promise<readonly string[]> {
  return withAdmin(options, async (admin) => {
    const created: string[] = []
    for (const topic of topics) {
      try {
        await call('create topic', 20_000, (done) =>
          admin.createTopic(
            {
              topic: topic.name,
              num_partitions: topic.partitions,
              replication_factor: replicationFactor,
              config: configOf(topic),
            },
            15_000,
            done,
          ),
        )
        created.push(topic.name)
      } catch (error) {
        if (!(error instanceof KafkaError && error.code === alreadyExists)) throw error
      }
    }
    return created
  })
}

async function withAdmin<T>(
  options: KafkaClientOptions,
  use: (admin: IAdminClient) => Promise<T>,
): Promise<T> {
  const admin = kafka.AdminClient.create({
    'bootstrap.servers': options.bootstrapServers,
    'client.id': options.clientId,
  })
  try {
    return await use(admin)
  } finally {
    admin.disconnect()
  }
}
