export { createTopics, type TopicSettings } from './admin.ts'
export { KafkaError, KafkaTimeout } from './call.ts'
export { type GroupConsumer, type GroupConsumerOptions, openConsumer } from './consumer.ts'
export { type FollowedTable, followTable } from './follow-table.ts'
export { type Extent, type LogReader, openLogReader } from './log-reader.ts'
export { openProducer, type TransactionalProducer } from './producer.ts'
export { createRangeReader, type OffsetRange, type RangeReader } from './range-reader.ts'
export { type ConsumedRecord, type Position, type ProducedRecord, partitionKey } from './record.ts'
export { type RunOptions, runProcessor } from './run-processor.ts'
export {
  consumerSettings,
  type KafkaClientOptions,
  producerSettings,
  producerTopicSettings,
} from './settings.ts'
export { openSoleWriter, type SoleWriter } from './sole-writer.ts'
export { openTail, type Tail, type TailOptions } from './tail.ts'
