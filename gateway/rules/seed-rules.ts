import { openTail } from '@flagwise/runtime/kafka'
import { readRuleFolder } from '@flagwise/runtime/rule-folder'
import { BadRecord, openCodec, type RuleEvent, topics } from '@flagwise/schemas'
import { decideSeed, type SeedHistory } from './decide-seed.ts'
import { openRuleLog, type RuleLogOptions } from './rule-log.ts'

export interface SeedOptions extends RuleLogOptions {
  /** Folder of packs. */
  readonly folder: string
  /** Packs that are on where nothing has been said of them yet; when not given, each pack says it itself. */
  readonly activePacks?: readonly string[] | undefined
}

/** Rules written in one transaction. */
const chunk = 50

/**
 * Writes the rules of the folder that were never written before. What people changed or deleted stays as it is; a new rule of a pack
 * that is off comes switched off. May be run again and again, and by several at once.
 * @returns how many were written
 * @throws KafkaError, KafkaTimeout, RegistryUnavailable, or an error that says which topic is missing or why the folder cannot be read
 */
export async function seedRules({ folder, activePacks, ...options }: SeedOptions): Promise<number> {
  const { packs, problems } = readRuleFolder(folder)
  for (const { file, line, column, path, message } of problems)
    options.log.error({ file, line, column, path }, `a rule is left out: ${message}`)
  const history = await readHistory(options)
  const log = await openRuleLog(options)
  try {
    let written = 0
    for (;;) {
      let events: readonly RuleEvent[] = []
      await log.append((rules) => {
        events = decideSeed({ packs, activePacks, history, at: Date.now() }, rules).slice(0, chunk)
        return events
      })
      if (events.length === 0) return written
      written += events.length
    }
  } finally {
    await log.close()
  }
}

/** Ids and slugs of all rules that ever were. */
async function readHistory(options: RuleLogOptions): Promise<SeedHistory> {
  const codec = await openCodec(topics.ruleEvents, options.registry)
  const ids = new Set<string>()
  const slugs = new Set<string>()
  let reading: Promise<void> = Promise.resolve()
  const tail = await openTail({
    ...options,
    topics: [`${options.topicPrefix ?? ''}${topics.ruleEvents.name}`],
    from: 'beginning',
    onRecords: (records) => {
      reading = reading.then(async () => {
        await codec.ready(records.map((record) => record.value))
        for (const record of records) note(record)
      })
    },
  })
  const note = (record: Parameters<typeof codec.decode>[1] & { readonly value: Buffer | null }): void => {
    try {
      const { ruleId, rule } = codec.decode(record.value, record)
      ids.add(ruleId)
      if (rule?.slug) slugs.add(rule.slug)
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error
      options.log.error({ err: error, offset: record.offset }, 'an event of the rules cannot be decoded')
    }
  }
  try {
    await tail.caughtUp()
    await reading
    return { ids, slugs }
  } finally {
    await tail.close()
  }
}
