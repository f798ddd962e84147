import { readFileSync } from 'node:fs'

/** Signals a process and all that come from it, also those that lead a group of their own, as the backends of Postgres do. */
export function signalAll(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
    for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' '))
      if (child.trim()) signalAll(Number(child), signal)
  } catch {
    // it is gone
  }
}
