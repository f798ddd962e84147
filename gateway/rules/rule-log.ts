import {
  followTable,
  type KafkaClientOptions,
  KafkaTimeout,
  openSoleWriter,
  type ProducedRecord,
} from '@flagwise/runtime/kafka'
import { type Logger, pause } from '@flagwise/runtime/service'
import { openCodec, type Rule, type RuleEvent, topics } from '@flagwise/schemas'
import type { SchemaSource } from '@flagwise/schemas/registry'
import type { RuleState } from './decide-rule.ts'

export interface RuleLogOptions extends KafkaClientOptions {
  readonly registry: SchemaSource
  readonly log: Logger
  /** For tests: topics of their own. */
  readonly topicPrefix?: string
}

/** Decides on the rules as they stand; may be asked again when another gateway was faster. */
export type Decision = (state: RuleState) => readonly RuleEvent[]

/** The rules and their history on Kafka, with this gateway as one of those that take turns in writing them. */
export interface RuleLog {
  /**
   * Appends what is decided to both topics in one transaction.
   * @returns next offset of `detection_rules` after it; undefined when there was nothing to append
   * @throws whatever the decision throws; KafkaError or KafkaTimeout
   */
  append(decide: Decision): Promise<number | undefined>
  /** The rules as this gateway knows them now, and the next offset of `detection_rules` after them. */
  current(): { readonly version: number; readonly rows: RuleState }
  /** Whether Kafka answers, and this gateway knows the rules up to now. @throws KafkaError or KafkaTimeout */
  caughtUp(): Promise<void>
  close(): Promise<void>
}

/** Reads the rules to their end. @throws KafkaError, KafkaTimeout, RegistryUnavailable, or an error that says which topic is missing */
export async function openRuleLog(options: RuleLogOptions): Promise<RuleLog> {
  const named = <T extends { readonly name: string }>(topic: T): T => ({
    ...topic,
    name: `${options.topicPrefix ?? ''}${topic.name}`,
  })
  const rulesTopic = named(topics.detectionRules)
  const eventsTopic = named(topics.ruleEvents)
  const rules = await openCodec(topics.detectionRules, options.registry)
  const events = await openCodec(topics.ruleEvents, options.registry)
  const table = await followTable(rulesTopic, rules, options)
  const writer = openSoleWriter({
    ...options,
    transactionalId: `flagwise.sole-writer.${rulesTopic.name}`,
    refresh: () => caughtUp(),
  })

  /** Next offset after what this gateway appended last. */
  let appended = 0
  async function caughtUp(): Promise<void> {
    await table.caughtUp()
    // A commit returns some milliseconds before readers see it.
    const giveUpAt = Date.now() + 10_000
    while (table.current().version < appended) {
      if (Date.now() > giveUpAt)
        throw new KafkaTimeout(`${rulesTopic.name}: what was appended cannot be read`)
      await pause(5)
    }
  }

  const ruleRecord = (key: string, rule: Rule | null): ProducedRecord => ({
    topic: rulesTopic.name,
    key,
    value: rule === null ? null : rules.encode(rule),
  })

  return {
    async append(decide) {
      const positions = await writer.append(() =>
        decide(table.current().rows).flatMap((event) => [
          ruleRecord(event.ruleId, event.rule),
          { topic: eventsTopic.name, key: event.ruleId, value: events.encode(event) },
        ]),
      )
      const offsets = positions.flatMap(({ topic, offset }) => (topic === rulesTopic.name ? [offset] : []))
      if (offsets.length === 0) return undefined
      appended = Math.max(...offsets) + 1
      return appended
    },
    current: () => table.current(),
    caughtUp: () => table.caughtUp(),
    async close() {
      await writer.close()
      await table.close()
    },
  }
}
