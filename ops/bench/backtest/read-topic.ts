import { openLogReader } from '@flagwise/runtime/kafka'
import { openLog } from '@flagwise/runtime/service'
import { peakMegabytes } from '../drain.ts'

/**
 * The raw limit: reads the committed records of a topic as a backtest does, and does nothing with them; prints what it measured.
 *
 * node read-topic.ts <topic> <ms since 1970> <ms since 1970>
 */
const [topic = '', from = '0', to = '0'] = process.argv.slice(2)

const startedAt = performance.now()
const reader = await openLogReader({
  bootstrapServers: process.env.KAFKA_BOOTSTRAP_SERVERS ?? '',
  clientId: 'flagwise-bench',
  log: openLog('bench', 'silent'),
})
let read = 0
for await (const { records } of reader.stream(await reader.extents(topic, Number(from), Number(to))))
  read += records.length
const seconds = (performance.now() - startedAt) / 1_000
process.stdout.write(`${JSON.stringify({ records: read, seconds, peakMegabytes: peakMegabytes(process) })}\n`)
process.exit(0)
