import { changeRules, runBacktest } from '@flagwise/runtime/backtest'
import { followTable } from '@flagwise/runtime/kafka'
import { openLog, parseConfig, variables } from '@flagwise/runtime/service'
import { openCodec, type Rule, topics } from '@flagwise/schemas'
import { registryAt } from '@flagwise/schemas/registry'
import { peakMegabytes } from '../drain.ts'

/**
 * A backtest of one new rule beside those that are on, in a process of its own as the gateway runs it; prints what it measured.
 *
 * node judge-window.ts <name of the plain topic> <ms since 1970> <ms since 1970>
 */
const [plain = '', from = '0', to = '0'] = process.argv.slice(2)

/** One in thirteen of the made-up prompts has the word. */
const newRule: Rule = {
  id: '00000000-0000-4000-8000-000000000001',
  version: 1,
  slug: '',
  pack: '',
  name: 'Composting',
  description: '',
  category: 'policy',
  type: 'keyword',
  pattern: 'composting',
  definition: '',
  severity: 'medium',
  points: 30,
  priority: 0,
  stopOnMatch: false,
  active: true,
  tags: [],
  references: [],
  falsePositives: [],
  createdAt: 0,
  updatedAt: 0,
  updatedBy: '',
}

const { KAFKA_BOOTSTRAP_SERVERS, SCHEMA_REGISTRY_URL, ENCRYPTION_KEY } = variables
const config = parseConfig({ KAFKA_BOOTSTRAP_SERVERS, SCHEMA_REGISTRY_URL, ENCRYPTION_KEY }, process.env)
const kafka = {
  bootstrapServers: config.KAFKA_BOOTSTRAP_SERVERS,
  clientId: 'flagwise-bench',
  registry: registryAt(config.SCHEMA_REGISTRY_URL),
  log: openLog('bench', 'silent'),
}
const codec = await openCodec(topics.detectionRules, kafka.registry)
const table = await followTable(topics.detectionRules, codec, kafka)
const present = [...table.current().rows.values()]
await table.close()

const report = await runBacktest({
  ...kafka,
  encryptionKey: config.ENCRYPTION_KEY,
  topics: { plain, sealed: topics.requests.name, dataKeys: topics.dataKeys.name },
  window: { from: Number(from), to: Number(to) },
  present,
  changed: changeRules(present, [{ kind: 'put', rule: newRule }]).rules,
  examples: 5,
})
const { ended, judged, newlyFlagged, elapsedMs } = report
const peak = peakMegabytes(process)
process.stdout.write(
  `${JSON.stringify({ ended, records: judged, newlyFlagged, seconds: elapsedMs / 1_000, peakMegabytes: peak })}\n`,
)
process.exit(0)
