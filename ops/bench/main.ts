import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { localSecrets } from '../start/secrets.ts'
import { root } from '../start/settings.ts'
import { definitionsFor, startGround, stopAll } from '../start/stack.ts'
import { throwawaySettings } from '../start/test-stack.ts'
import { asJson, asTable, type Figure } from './figures.ts'
import { measureLatency } from './latency.ts'
import { measureThroughput } from './throughput.ts'

const memoryBarMegabytes = 300

const whole = (least: number, most: number) => (text: string) => {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
}

const program = new Command('bench')
  .description('Measures a stack of its own; the table goes to standard error, JSON to standard output.')
  .option(
    '--requests <n>',
    'requests that detection, intake and read models work through',
    whole(1_000, 10_000_000),
    200_000,
  )
  .option('--seconds <n>', 'how long latency is measured, at 1,000 requests a second', whole(5, 3_600), 30)
  .option(
    '--default-packs',
    'detection alone, with the packs that are on at a first start instead of the six rules',
  )
  .option('--skip-throughput', 'leave out (a) and (b)')
  .option('--skip-latency', 'leave out (c)')
  .showHelpAfterError()
  .parse()
const options = program.opts<{
  requests: number
  seconds: number
  defaultPacks?: true
  skipThroughput?: true
  skipLatency?: true
}>()

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const { settings, dir } = await throwawaySettings()
// The load says which of these rules each request breaks.
const rules = options.defaultPacks ? {} : { rulePacks: ['flagwise-classic'] }
const ground = await startGround({ settings, secrets: localSecrets(dir), dir, ...rules, say })
let code = 0
try {
  const bench = {
    ground,
    dir,
    definitions: definitionsFor(settings),
    requests: options.requests,
    isClassic: !options.defaultPacks,
    say,
  }
  const figures: Figure[] = []
  const peaks = new Map<string, number>()
  const add = (part: {
    readonly figures: readonly Figure[]
    readonly peaks: ReadonlyMap<string, number>
  }): void => {
    figures.push(...part.figures)
    for (const [name, peak] of part.peaks) peaks.set(name, Math.max(peak, peaks.get(name) ?? 0))
  }
  if (!options.skipThroughput) add(await measureThroughput(bench))
  if (!options.skipLatency && !options.defaultPacks) add(await measureLatency(bench, options.seconds))
  for (const [name, value] of [...peaks].sort())
    figures.push({
      benchmark: 'd',
      name: `peak memory of ${name}`,
      value,
      unit: 'MB',
      bar: { kind: 'value', most: memoryBarMegabytes },
    })
  const result = `${JSON.stringify(asJson(figures, options), null, 2)}\n`
  const folder = join(root, '.flagwise-bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'result.json'), result)
  say(`\n${asTable(figures)}\n`)
  process.stdout.write(result)
} catch (error) {
  say(
    `the benchmark failed: ${error instanceof Error ? error.message : String(error)}; logs are in ${join(dir, 'logs')}`,
  )
  code = 1
} finally {
  await stopAll(ground.processes)
  if (code === 0) rmSync(dir, { recursive: true, force: true })
}
process.exit(code)
