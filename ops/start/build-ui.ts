import { join } from 'node:path'
import { lastLines, startProcess } from './process.ts'
import { root } from './settings.ts'

/** Builds the UI, unless it is there as its sources say. @throws Error with the end of the log */
export async function buildUi(logs: string): Promise<void> {
  const running = await startProcess({
    name: 'ui-build',
    command: join(root, 'node_modules', '.bin', 'turbo'),
    args: ['run', 'build', '--filter=@flagwise/ui', '--output-logs=errors-only', '--no-update-notifier'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    cwd: root,
    logFile: join(logs, 'ui-build.log'),
  })
  const how = await running.exited
  if (how !== '0')
    throw new Error(
      `the UI cannot be built (${how}); the log ${running.logFile} ends:\n${lastLines(running.logFile)}`,
    )
}
