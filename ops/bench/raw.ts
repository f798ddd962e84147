import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createTopics } from '@flagwise/runtime/kafka'
import { topicNamed, topics } from '@flagwise/schemas'

const loop = fileURLToPath(new URL('raw-loop.ts', import.meta.url))
const output = 'bench_raw'

/** Makes the topic that the raw loop writes to. */
export const makeRawTopic = async (bootstrapServers: string): Promise<void> => {
  await createTopics(
    { bootstrapServers, clientId: 'flagwise-bench' },
    [topicNamed(topics.llmRequests, output)],
    1,
  )
}

/**
 * Records a second of a consume-transform-produce loop that does no work.
 * @param oneIn one record in so many is produced
 */
export async function rawRate(
  env: NodeJS.ProcessEnv,
  input: string,
  records: number,
  oneIn: number,
): Promise<number> {
  const args = [loop, env.KAFKA_BOOTSTRAP_SERVERS ?? '', input, output, String(records), String(oneIn)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, timeout: 300_000 })
  const measured: { records: number; seconds: number } = JSON.parse(stdout)
  return measured.records / measured.seconds
}
