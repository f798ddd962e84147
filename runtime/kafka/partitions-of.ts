import type { KafkaConsumer, TopicPartition } from '@confluentinc/kafka-javascript'
import { call } from './call.ts'

/** All partitions of the topics that are wanted, as the brokers know them now. @throws KafkaError or KafkaTimeout */
export async function partitionsOf(
  client: KafkaConsumer,
  isWanted: (topic: string) => boolean,
): Promise<readonly TopicPartition[]> {
  const metadata = await call<{ topics: { name: string; partitions: { id: number }[] }[] }>(
    'metadata',
    10_000,
    (done) => client.getMetadata({ timeout: 8_000 }, done),
  )
  return metadata.topics
    .filter(({ name }) => isWanted(name))
    .flatMap(({ name, partitions }) => partitions.map(({ id }) => ({ topic: name, partition: id })))
}
