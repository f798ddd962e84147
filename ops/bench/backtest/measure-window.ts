import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Figure } from '../figures.ts'

const run = z.object({ records: z.number(), seconds: z.number(), peakMegabytes: z.number() })
const judged = run.extend({ ended: z.string(), newlyFlagged: z.number() })

export interface MeasuredWindow {
  readonly name: 'plain' | 'sealed'
  /** Topic that its requests are read from. */
  readonly topic: string
  /** Name of the plain topic, as the backtest is told it. */
  readonly plainTopic: string
  readonly from: number
  readonly to: number
  readonly requests: number
}

async function measured<Shape extends z.ZodType>(
  shape: Shape,
  program: string,
  topic: string,
  { from, to }: MeasuredWindow,
  env: NodeJS.ProcessEnv,
): Promise<z.output<Shape>> {
  const main = fileURLToPath(new URL(program, import.meta.url))
  const args = ['--max-old-space-size=1024', main, topic, String(from), String(to)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, timeout: 120_000 })
  return shape.parse(JSON.parse(stdout))
}

/** A backtest of the window between two raw reads of the same topic, since the machine is not the same from minute to minute. */
export async function measureWindow(
  window: MeasuredWindow,
  env: NodeJS.ProcessEnv,
): Promise<readonly Figure[]> {
  const raw = async () => measured(run, 'read-topic.ts', window.topic, window, env)
  const rateOf = ({ records, seconds }: z.infer<typeof run>): number => records / seconds
  const before = await raw()
  const backtest = await measured(judged, 'judge-window.ts', window.plainTopic, window, env)
  const after = await raw()
  const { ended, records, newlyFlagged } = backtest
  const isWhole = ended === 'window' && records === window.requests && before.records === window.requests
  if (!isWhole || newlyFlagged === 0)
    throw new Error(
      `the backtest of the ${window.name} window is wrong: it ended at ${ended} with ${records} of ${window.requests} requests, ${newlyFlagged} newly flagged; ${before.records} were read`,
    )
  const figure = (name: string, value: number, unit: string): Figure => ({
    benchmark: 'backtest',
    name: `${window.name} window${name}`,
    value,
    unit,
  })
  return [
    { ...figure('', rateOf(backtest), 'requests/s'), rawLimit: (rateOf(before) + rateOf(after)) / 2 },
    figure(', all of it', backtest.seconds, 's'),
    figure(', newly flagged', newlyFlagged, 'requests'),
    figure(', peak memory', backtest.peakMegabytes, 'MB'),
    figure(', peak memory of the raw read', Math.max(before.peakMegabytes, after.peakMegabytes), 'MB'),
  ]
}
