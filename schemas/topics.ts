import { type DataKey, dataKeySchema } from './data-key/data-key.generated.ts'
import { type DeadLetter, deadLetterSchema } from './dead-letter/dead-letter.generated.ts'
import { type Flag, flagSchema } from './flag/flag.generated.ts'
import { llmRequestSchema } from './llm-request/llm-request.generated.ts'
import type { LlmRequest } from './llm-request/llm-request.ts'
import { parseJson } from './llm-request/parse-json.ts'
import { parseLlmRequest } from './llm-request/parse-llm-request.ts'
import { toAvroLlmRequest } from './llm-request/to-avro.ts'
import { type Request, requestSchema } from './request/request.generated.ts'
import { type Rule, ruleSchema } from './rule/rule.generated.ts'
import { type RuleEvent, ruleEventSchema } from './rule/rule-event.generated.ts'
import type { Topic } from './topic.ts'

const mebibyte = 1024 * 1024

/** For topics that only FlagWise writes: what the codec decoded has the shape of the topic's own schema. */
const ours = <T>(value: unknown): T => value as T

const llmRequests: Topic<LlmRequest> = {
  name: 'llm_requests',
  description:
    'Calls to models as clients report them: plain, not validated. JSON, or Avro in the Confluent wire format.',
  key: 'any',
  partitions: 6,
  retention: { days: 7 },
  cleanup: 'delete',
  maxRecordBytes: 8 * mebibyte,
  producers: ['any client'],
  consumers: ['processors/intake', 'processors/detection'],
  schema: llmRequestSchema,
  keyOf: (request) => request.id,
  fromAvro: parseLlmRequest,
  fromOtherBytes: (bytes, source) => parseLlmRequest(parseJson(bytes), source),
  toAvro: toAvroLlmRequest,
}

const requests: Topic<Request> = {
  name: 'requests',
  description:
    'Every valid call to a model, normalised, with an id, its text sealed. Read models are built from it.',
  key: 'request id',
  partitions: 6,
  retention: 'forever',
  cleanup: 'delete',
  maxRecordBytes: 10 * mebibyte,
  producers: ['processors/intake'],
  consumers: ['projections/requests', 'projections/traffic', 'gateway'],
  schema: requestSchema,
  keyOf: (request) => request.id,
  fromAvro: ours,
}

/** Every topic that a processor writes flags to is named so; projections and the gateway read all that match. */
const flagsPattern = /^flags\.[a-z0-9-]+$/

/** The flags of one processor. */
const flags = (processor: string): Topic<Flag> => ({
  name: `flags.${processor}`,
  description: `Requests that broke a rule, as the processor ${processor} decided.`,
  key: 'request id',
  partitions: 6,
  retention: 'forever',
  cleanup: 'delete',
  maxRecordBytes: 2 * mebibyte,
  producers: [`processors/${processor}`],
  consumers: ['projections/requests', 'projections/traffic', 'gateway', 'downstream systems'],
  schema: flagSchema,
  keyOf: (flag) => flag.requestId,
  headersOf: (flag) => ({
    severity: flag.severity,
    'risk-score': String(flag.riskScore),
    categories: [...new Set(flag.matches.map((match) => match.category))].join(','),
    'rule-ids': flag.matches.map((match) => match.ruleId).join(','),
  }),
  fromAvro: ours,
})

const deadLetters: Topic<DeadLetter> = {
  name: 'dead_letters',
  description:
    'Records that a processor could not decode or that made it throw, byte for byte, with the reason.',
  key: 'processor/topic/partition/offset',
  partitions: 3,
  retention: { days: 7 },
  cleanup: 'delete',
  maxRecordBytes: 12 * mebibyte,
  producers: ['every processor'],
  consumers: ['operators'],
  schema: deadLetterSchema,
  keyOf: ({ processor, source }) => [processor, source.topic, source.partition, source.offset].join('/'),
  headersOf: ({ processor, errorClass }) => ({ processor, 'error-class': errorClass }),
  fromAvro: ours,
}

const detectionRules: Topic<Rule> = {
  name: 'detection_rules',
  description: 'The current detection rules; a tombstone deletes a rule.',
  key: 'rule id',
  partitions: 1,
  retention: 'forever',
  cleanup: 'compact',
  maxRecordBytes: mebibyte,
  producers: ['gateway'],
  consumers: ['processors/detection', 'projections/rules', 'gateway'],
  schema: ruleSchema,
  keyOf: (rule) => rule.id,
  fromAvro: ours,
}

const ruleEvents: Topic<RuleEvent> = {
  name: 'rule_events',
  description: 'The whole history of the detection rules, so that any past rule set can be had again.',
  key: 'rule id',
  partitions: 1,
  retention: 'forever',
  cleanup: 'delete',
  maxRecordBytes: mebibyte,
  producers: ['gateway'],
  consumers: ['replay'],
  schema: ruleEventSchema,
  keyOf: (event) => event.ruleId,
  fromAvro: ours,
}

const dataKeys: Topic<DataKey> = {
  name: 'data_keys',
  description: 'The wrapped data key of each day; a tombstone forgets the day.',
  key: 'day (YYYY-MM-DD, UTC)',
  partitions: 1,
  retention: 'forever',
  cleanup: 'compact',
  maxRecordBytes: mebibyte,
  producers: ['processors/intake'],
  consumers: ['processors/intake', 'gateway'],
  schema: dataKeySchema,
  keyOf: (key) => key.day,
  fromAvro: ours,
}

/** The topic catalogue. */
export const topics = {
  llmRequests,
  requests,
  flags,
  flagsPattern,
  deadLetters,
  detectionRules,
  ruleEvents,
  dataKeys,
} as const

/** The topics that exist whatever processors there are; each processor adds its own output. */
export const fixedTopics: readonly Topic<unknown>[] = [
  llmRequests,
  requests,
  deadLetters,
  detectionRules,
  ruleEvents,
  dataKeys,
]
