import { readFileSync } from 'node:fs'
import type { RunningProcess } from '../start/process.ts'
import type { ServiceDefinition } from '../start/services.ts'
import { startService, untilReady } from '../start/stack.ts'

/** What a service did with a topic full of records. */
export interface Drained {
  /** Records a second, from the first that was seen done to the last. */
  readonly rate: number
  readonly counters: Readonly<Record<string, number>>
  readonly peakMegabytes: number
}

/** Sums of the counters of a service, over their labels. */
export async function countersOf(metricsUrl: string): Promise<Readonly<Record<string, number>>> {
  const response = await fetch(metricsUrl, { signal: AbortSignal.timeout(5_000) })
  const sums: Record<string, number> = {}
  for (const line of (await response.text()).split('\n')) {
    const [, name, value] = /^(\w+_total)(?:\{[^}]*\})? (\S+)$/.exec(line) ?? []
    if (name) sums[name] = (sums[name] ?? 0) + Number(value)
  }
  return sums
}

/** Most memory that the process ever had, in MB (Linux). */
export function peakMegabytes({ pid }: Pick<RunningProcess, 'pid'>): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes ?? Number.NaN) / 1_024
}

/** Starts a service on topics that hold so many records for it, and stops it when it has done them all. */
export async function drain(
  definition: ServiceDefinition,
  env: NodeJS.ProcessEnv,
  dir: string,
  records: number,
): Promise<Drained> {
  const running = await startService(definition, env, dir)
  const metricsUrl = definition.readyUrl.replace('/ready', '/metrics')
  const consumed = (counters: Readonly<Record<string, number>>): number =>
    counters.flagwise_records_consumed_total ?? 0
  try {
    await untilReady(running, definition)
    let first: { readonly at: number; readonly consumed: number } | undefined
    for (let seen = -1, seenAt = performance.now(); ; ) {
      const counters = await countersOf(metricsUrl)
      const now = performance.now()
      if (consumed(counters) !== seen) [seen, seenAt] = [consumed(counters), now]
      if (now - seenAt > 60_000)
        throw new Error(`${definition.name} stands still at ${seen} of ${records} records`)
      if (seen > 0 && !first) first = { at: now, consumed: seen }
      if (first && seen >= records)
        return {
          rate: (records - first.consumed) / ((now - first.at) / 1_000),
          counters,
          peakMegabytes: peakMegabytes(running),
        }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  } finally {
    await running.stop()
  }
}
