import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { changeRules, NoSuchRule, runBacktest } from '@flagwise/runtime/backtest'
import { followTable } from '@flagwise/runtime/kafka'
import { openLog, parseConfig, variables } from '@flagwise/runtime/service'
import { openCodec, type Rule, topics } from '@flagwise/schemas'
import { registryAt, type SchemaSource } from '@flagwise/schemas/registry'
import { SingleBar } from 'cli-progress'
import { localSecrets } from '../start/secrets.ts'
import { dataDirOf, readSettings } from '../start/settings.ts'
import { type WantedChanges, wantedChanges } from './backtest-changes.ts'
import { useLocalStack } from './open-rule-log.ts'
import { Misuse } from './rule-set.ts'
import { shownBacktest } from './shown-backtest.ts'

export interface BacktestRun extends WantedChanges {
  /** ms since 1970 */
  readonly from: number
  readonly to: number
  readonly examples: number
  readonly limit?: number
  readonly json: boolean
}

type Say = (line: string) => void

/** Shows what a change of the rules would do to a past window. @returns whether all of it was judged with rules that can be used */
export async function backtest(run: BacktestRun, print: Say, say: Say): Promise<boolean> {
  if (run.from >= run.to) throw new Misuse('the window is empty: --from must be before --to')
  const config = configured()
  const kafka = {
    bootstrapServers: config.KAFKA_BOOTSTRAP_SERVERS,
    clientId: 'flagwise-cli',
    registry: registryAt(config.SCHEMA_REGISTRY_URL),
    log: openLog('flagwise', 'error'),
  }
  const present = await presentRules(kafka)
  const changes = wantedChanges(run, present, say)
  if (!changes) {
    say('nothing was judged: mend the rules above first')
    return false
  }
  const { rules, effects } = misuseWhere(() => changeRules(present.values(), changes))

  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {value}/{total} records | {judged} judged | {rate} a second',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5_000,
    clearOnComplete: true,
  })
  const startedAt = Date.now()
  let isStarted = false
  const report = await runBacktest({
    ...kafka,
    encryptionKey: config.ENCRYPTION_KEY,
    topics: { plain: config.KAFKA_TOPIC, sealed: topics.requests.name, dataKeys: topics.dataKeys.name },
    window: { from: run.from, to: run.to },
    present: [...present.values()],
    changed: rules,
    examples: run.examples,
    limits: run.limit === undefined ? {} : { requests: run.limit },
    signal: stopping.signal,
    onProgress: ({ read, total, judged }) => {
      const rate = Math.round((judged * 1000) / Math.max(1, Date.now() - startedAt))
      if (!isStarted) bar.start(total, 0, { judged: 0, rate: 0 })
      isStarted = true
      bar.update(read, { judged, rate })
    },
  }).finally(() => {
    if (isStarted) bar.stop()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  })

  if (run.json) print(JSON.stringify({ ...report, change: effects }, null, 2))
  else {
    const rows = new Map([...present, ...rules.map((rule) => [rule.id, rule] as const)])
    const nameOf = (ruleId: string): string => rows.get(ruleId)?.slug || (rows.get(ruleId)?.name ?? ruleId)
    for (const line of shownBacktest(report, effects, nameOf)) print(line)
  }
  return report.ended !== 'stopped' && report.ignored.length === 0
}

/** The rules as they stand. @throws KafkaError, KafkaTimeout, RegistryUnavailable */
async function presentRules(
  kafka: Parameters<typeof followTable>[2] & { readonly registry: SchemaSource },
): Promise<ReadonlyMap<string, Rule>> {
  const codec = await openCodec(topics.detectionRules, kafka.registry)
  const table = await followTable(topics.detectionRules, codec, kafka)
  try {
    return table.current().rows
  } finally {
    await table.close()
  }
}

/** Where the parts are, and the key that opens sealed texts. @throws ConfigError */
function configured() {
  useLocalStack()
  if (!process.env.ENCRYPTION_KEY) {
    const dir = dataDirOf(readSettings())
    if (existsSync(join(dir, 'secrets.json'))) process.env.ENCRYPTION_KEY = localSecrets(dir).ENCRYPTION_KEY
  }
  const { KAFKA_BOOTSTRAP_SERVERS, SCHEMA_REGISTRY_URL, KAFKA_TOPIC, ENCRYPTION_KEY } = variables
  return parseConfig(
    { KAFKA_BOOTSTRAP_SERVERS, SCHEMA_REGISTRY_URL, KAFKA_TOPIC, ENCRYPTION_KEY },
    process.env,
  )
}

function misuseWhere<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof NoSuchRule) throw new Misuse(error.message)
    throw error
  }
}
