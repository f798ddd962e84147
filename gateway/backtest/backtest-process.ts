import { runBacktest } from '@flagwise/runtime/backtest'
import { openLog } from '@flagwise/runtime/service'
import { registryAt } from '@flagwise/schemas/registry'
import type { FromProcess, ToProcess } from './backtest-messages.ts'

/** How often progress is told. */
const everyMs = 250

const stopping = new AbortController()
const tell = (message: FromProcess): void => void process.send?.(message)

async function run({ job, world }: Extract<ToProcess, { kind: 'run' }>): Promise<void> {
  const { registryUrl, encryptionKey, ...where } = world
  let toldAt = 0
  try {
    const report = await runBacktest({
      ...job,
      ...where,
      registry: registryAt(registryUrl),
      encryptionKey: Buffer.from(encryptionKey, 'base64'),
      log: openLog('backtest', 'silent'),
      signal: stopping.signal,
      onProgress(progress) {
        if (performance.now() - toldAt < everyMs) return
        toldAt = performance.now()
        tell({ kind: 'progress', progress })
      },
    })
    tell({ kind: 'done', report })
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    tell({ kind: 'failed', name, message })
  }
  process.disconnect()
}

process.on('message', (message: ToProcess) => {
  if (message.kind === 'stop') stopping.abort()
  else void run(message)
})
// Nobody waits for the report of a gateway that is gone.
process.once('disconnect', () => process.exit())
