import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { commandLine } from './ports.ts'

const runningSchema = z.object({
  supervisor: z.number(),
  processes: z.array(z.object({ name: z.string(), pid: z.number(), command: z.string() })),
})
type Running = z.infer<typeof runningSchema>

const fileIn = (dir: string): string => join(dir, 'running.json')

/** Notes which processes belong to a stack, so that a later start finds what an earlier one left behind. */
export function noteRunning(
  dir: string,
  processes: readonly { readonly name: string; readonly pid: number }[],
): void {
  const running: Running = {
    supervisor: process.pid,
    processes: processes.map(({ name, pid }) => ({ name, pid, command: commandLine(pid) ?? '' })),
  }
  writeFileSync(fileIn(dir), JSON.stringify(running))
}

export const forgetRunning = (dir: string): void => rmSync(fileIn(dir), { force: true })

function read(dir: string): Running | undefined {
  if (!existsSync(fileIn(dir))) return undefined
  try {
    return runningSchema.parse(JSON.parse(readFileSync(fileIn(dir), 'utf8')))
  } catch {
    return undefined // cut off while it was written
  }
}

/** The process id of a supervisor that still runs on this folder. */
export function runningSupervisor(dir: string): number | undefined {
  const pid = read(dir)?.supervisor
  return pid !== undefined &&
    pid !== process.pid &&
    (commandLine(pid)?.includes('ops/start/main.ts') ?? false)
    ? pid
    : undefined
}

/** Processes that a killed supervisor left behind: their number was not given to another program since. */
export const leftovers = (dir: string): readonly { readonly name: string; readonly pid: number }[] =>
  (read(dir)?.processes ?? []).filter(({ pid, command }) => command !== '' && commandLine(pid) === command)

/** Ends what was left behind, politely first. */
export async function stopLeftovers(dir: string): Promise<readonly string[]> {
  const left = leftovers(dir)
  const signal = (name: NodeJS.Signals): void => {
    for (const { pid } of leftovers(dir))
      try {
        process.kill(-pid, name)
      } catch {
        // gone
      }
  }
  signal('SIGTERM')
  const until = Date.now() + 15_000
  while (leftovers(dir).length > 0) {
    if (Date.now() > until) signal('SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  forgetRunning(dir)
  return left.map(({ name }) => name)
}
